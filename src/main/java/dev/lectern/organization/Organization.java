package dev.lectern.organization;

import java.time.Instant;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;

/** A tenant: what a key names, and what owns everything else (O1). */
@Entity
@DynamicUpdate
@Table(name = "organizations")
public class Organization extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;
    /** The first part of its links (E14), unique. */
    public String alias;

    public Long timeZoneId;

    @Enumerated(EnumType.STRING)
    public Lang lang;

    /** Its creator, as whom the API acts; always a member with role ADMIN. */
    public Long ownerId;

    public Instant createAt;
}
