package dev.lectern.contact;

import java.time.Instant;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;

/** An entry of a member's address book (C1). */
@Entity
@DynamicUpdate
@Table(name = "contacts")
public class Contact extends PanacheEntityBase {
    static final String KIND = "Contact";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long organizationId;
    /** Whose contact it is. */
    public Long userId;

    public String email;
    public String name;
    public String secondName;
    public String company;
    public String position;
    public String phoneMain;
    /** The file of its picture. */
    public Long avatarId;

    public Instant createAt;
    public Instant updateAt;
}
