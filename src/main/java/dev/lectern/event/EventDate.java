package dev.lectern.event;

import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A date of an event in answers: a session, or only the time at which one is planned. */
public sealed interface EventDate {

    /**
     * An occurrence without a session.
     *
     * @param startsAt {@code 2016-03-21 15:26}, local to the event
     */
    @RegisterForReflection
    record Planned(String startsAt) implements EventDate {}

    /** A session within its event; numbers are texts there (W9). */
    record Session(
            String id,
            String status,
            String name,
            String description,
            String startsAt,
            String endsAt,
            String duration,
            String isRecording,
            String eventId,
            String createUserId,
            String timezoneName,
            String access,
            String lang,
            String cost,
            String participationsCount,
            String invitedCount,
            String lector,
            CreateUser createUser,
            String image,
            List<AnnounceFile> files,
            List<String> tags,
            List<LectorName> lectors)
            implements EventDate {}
}
