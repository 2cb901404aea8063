package dev.lectern.organization;

import java.time.Instant;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;

/** A key of an organisation: what is kept of it, which is not the key itself (O3). */
@Entity
@DynamicUpdate
@Table(name = "api_keys")
public class ApiKey extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long organizationId;
    public String name;
    /** The key's first characters, by which people tell their keys apart. */
    public String prefix;
    /** SHA-256 of the key. */
    public byte[] hash;

    public Instant createAt;
    /** To the minute; null when never used. Written by SQL alone. */
    public Instant lastUsedAt;
    /** From then on the key is dead; null: never. */
    public Instant expiresAt;

    boolean isLiveAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
