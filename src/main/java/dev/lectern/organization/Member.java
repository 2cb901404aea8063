package dev.lectern.organization;

import java.time.Instant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A user's place in an organisation. */
@Entity
@IdClass(Member.Key.class)
@Table(name = "members")
public class Member extends PanacheEntityBase {
    /** Which user in which organisation. */
    public record Key(Long organizationId, Long userId) {}

    @Id
    public Long organizationId;

    @Id
    @Column(name = "user_id")
    public Long userId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    public User user;

    @Enumerated(EnumType.STRING)
    public Role role;

    public Instant createAt;
}
