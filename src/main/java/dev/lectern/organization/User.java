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

/** A person. People are platform-wide: one an e-mail, compared without case (O1). */
@Entity
@DynamicUpdate
@Table(name = "users")
public class User extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String email;
    public String name;
    public String secondName;
    public String patrName;
    public String nickname;
    public String phone;

    @Enumerated(EnumType.STRING)
    public Sex sex;

    public String position;
    /** Where the person works: not an organisation of Lectern's. */
    public String organization;

    public String description;

    /** Null where the organisation's language goes. */
    @Enumerated(EnumType.STRING)
    public Lang lang;

    /** Null for a person without a picture. */
    public Long photoId;

    public Instant createAt;
}
