package dev.lectern.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.lectern.event.recurrence.Recurrence;
import dev.lectern.event.recurrence.Rule;
import dev.lectern.organization.Lang;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.DynamicUpdate;

/** A template of sessions: a series where it has a rule. Times without a zone are local to {@link #timeZoneId}. */
@Entity
@DynamicUpdate
@Table(name = "events")
public class Event extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Long organizationId;

    @Enumerated(EnumType.STRING)
    public EventStatus status;

    public String name;
    public String description;
    public Integer access;
    public String passwordHash;

    @Enumerated(EnumType.STRING)
    public Lang lang;

    public Long timeZoneId;
    public String urlAlias;
    public LocalDateTime startsAt;
    public Instant startsAtUtc;
    public LocalDateTime endsAt;
    public String rule;

    /** Occurrences that must not be made (E10). The definition is PostgreSQL's own name of the type. */
    @Column(columnDefinition = "_timestamp")
    public LocalDateTime[] exceptionDates = {};

    public String duration;
    public Long durationSeconds;
    public Long imageId;
    /** The picture of the talk: the https address of a stream or of a page to embed; null where the stage shows the image. */
    public String stageUrl;

    public boolean isEventRegAllowed;
    public boolean isArchived;
    public boolean isDeleted;

    /** The first occurrence from now on without a session: what the job makes next (J1). */
    public Instant nextOccurrenceAt;

    /** When the job is to look whether the event is over (J2); null when there is no reason to. */
    public Instant reviewAt;

    public Long createUserId;
    public Long updateUserId;
    public Long deleteUserId;
    public Instant createAt;
    public Instant updateAt;
    public Instant deleteAt;

    /** Sets the local start and, for lists, its instant. */
    void startAt(LocalDateTime start, ZoneId zone) {
        startsAt = start;
        startsAtUtc = start.atZone(zone).toInstant();
    }

    void last(EventDuration lasting) {
        duration = lasting.text();
        durationSeconds = lasting.seconds();
    }

    /** The dates of its rule, less the exceptions; none without a rule. */
    Optional<Recurrence> recurrence(ZoneId zone) {
        return Optional.ofNullable(rule).map(text -> recurrence(startsAt, zone, text, endsAt, exceptionDates));
    }

    /** The dates of a stored rule; {@code exceptionDates} are local to the zone. */
    public static Recurrence recurrence(
            LocalDateTime startsAt, ZoneId zone, String rule, LocalDateTime endsAt, LocalDateTime[] exceptionDates) {
        Set<Instant> exceptions = Arrays.stream(exceptionDates)
                .map(date -> date.atZone(zone).toInstant())
                .collect(Collectors.toSet());
        return new Recurrence(startsAt, zone, Rule.parse(rule), endsAt, exceptions);
    }
}
