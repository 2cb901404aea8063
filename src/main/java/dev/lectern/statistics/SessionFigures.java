package dev.lectern.statistics;

import java.util.Map;

/**
 * A session that is on air or over, and who came. Some counts are texts, as documented (W9).
 *
 * @param duration seconds; 0 on air
 * @param country counts by city within countries, each beside the country's own, {@code countryCount}
 * @param referrer counts by where visitors came from
 */
public record SessionFigures(
        String id,
        String name,
        String startsAt,
        End endsAt,
        long duration,
        String invitedCount,
        long invitedVisitedCount,
        String registeredCount,
        long registeredVisitedCount,
        Attendance attendance,
        Map<String, Map<String, Long>> country,
        Platforms platform,
        Map<String, Long> referrer) {

    /** Visitors by how often they had come to sessions of the organisation before (S3): never, twice or more, once. */
    public record Attendance(long NEW, long REGULAR, long OTHER) {}

    /** Visitors by what they came with (S5). */
    public record Platforms(long iOS, long Android, long Web) {}
}
