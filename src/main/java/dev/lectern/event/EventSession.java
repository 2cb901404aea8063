package dev.lectern.event;

import java.time.Instant;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.lectern.organization.Lang;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;

/** One date of an event. */
@Entity
@DynamicUpdate
@Table(name = "event_sessions")
public class EventSession extends PanacheEntityBase {
    /** What messages call it. */
    static final String KIND = "EventSession";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long organizationId;
    public Long eventId;

    @Enumerated(EnumType.STRING)
    public SessionStatus status;

    public String name;
    public String description;
    public Integer access;
    public String passwordHash;

    @Enumerated(EnumType.STRING)
    public Lang lang;

    public Long timeZoneId;

    /** The planned start, and the actual one from the moment it goes on air. */
    public Instant startsAt;

    /** The planned start, also afterwards. */
    public Instant estimatedAt;

    /** The actual end; null for a session that was never on air. */
    public Instant endsAt;

    /** The end that is expected: the job closes the session some time after it (J2). */
    public Instant dueAt;

    /** The occurrence of the event's rule that it stands for; null for one that was made besides. */
    public Instant occurrenceAt;

    public String duration;
    public Long durationSeconds;
    public Long imageId;
    public boolean isMadeByJob;
    public boolean isEdited;
    public boolean isDeleted;
    public Long createUserId;
    public Long updateUserId;
    public Long deleteUserId;
    public Instant createAt;
    public Instant updateAt;
    public Instant deleteAt;

    void last(EventDuration lasting) {
        duration = lasting.text();
        durationSeconds = lasting.seconds();
    }

    /**
     * Plans the start; on air the actual one stays. A plan in the past counts from now, so that there is time to start what was
     * made for it (J2).
     */
    void planFor(Instant start, Instant now) {
        estimatedAt = start;
        boolean isOnAir = status == SessionStatus.START;
        startsAt = isOnAir ? startsAt : start;
        Instant from = isOnAir || startsAt.isAfter(now) ? startsAt : now;
        dueAt = from.plusSeconds(durationSeconds);
    }
}
