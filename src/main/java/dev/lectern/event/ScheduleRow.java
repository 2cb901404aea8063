package dev.lectern.event;

import java.util.List;

/** An event in a schedule; numbers are texts there (W9), tags are names. */
public record ScheduleRow(
        String id,
        String status,
        String rule,
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
        String cost,
        String lector,
        CreateUser createUser,
        String image,
        List<EventDate> eventSessions,
        List<String> tags,
        List<AnnounceFile> files,
        List<LectorName> lectors) {}
