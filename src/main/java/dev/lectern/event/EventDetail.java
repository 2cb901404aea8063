package dev.lectern.event;

import java.util.List;
import java.util.Map;

/** The answer to GET /organization/events/{eventId}; {@code lectors}, {@code files} and {@code tags} are keyed by the id (E12). */
public record EventDetail(
        String id,
        String status,
        String rule,
        List<String> exceptionDates,
        String name,
        String description,
        String startsAt,
        String endsAt,
        String duration,
        String isRecording,
        String createUserId,
        String timezoneName,
        String urlAlias,
        String access,
        String lang,
        String isArchive,
        String isEventRegAllowed,
        String cost,
        String lector,
        CreateUser createUser,
        String image,
        String stageUrl,
        List<AdditionalField> additionalFields,
        Map<String, List<LectorName>> lectors,
        Map<String, List<AnnounceFile>> files,
        Map<String, List<String>> tags,
        List<EventDate.Session> eventSessions) {}
