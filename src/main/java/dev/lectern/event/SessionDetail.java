package dev.lectern.event;

import java.util.List;

import dev.lectern.organization.TimeZoneView;

/** The answer to GET /eventsessions/{eventSessionId}. */
public record SessionDetail(
        long id,
        boolean isDeleted,
        long updateUserId,
        String createAt,
        String updateAt,
        long organizationId,
        long eventId,
        String status,
        List<AdditionalField> additionalFields,
        int access,
        String name,
        String description,
        String lang,
        TimeZoneView timezone,
        String startsAt,
        long utcStartsAt,
        String estimatedAt,
        String endsAt,
        String duration,
        CreateUser createUser,
        Image image,
        List<LectorName> lectors,
        List<AnnounceFile> announceFiles,
        List<String> tags) {
    /** The background picture. */
    public record Image(long id, String createAt, String name, String url) {}
}
