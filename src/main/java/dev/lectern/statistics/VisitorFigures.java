package dev.lectern.statistics;

import java.util.List;

/** Somebody who came to sessions. What is not known of them is left out (W9). */
public record VisitorFigures(
        String id,
        String email,
        String name,
        String secondName,
        String patrName,
        String sex,
        String phone,
        String organization,
        String position,
        List<Visit> eventSessions) {

    /**
     * A session that they came to, and what was said in it by all and by them.
     *
     * @param duration of the session, seconds; 0 on air
     */
    public record Visit(
            String id,
            String name,
            String startsAt,
            End endsAt,
            long duration,
            long questionCount,
            long userQuestionCount,
            long chatMessageCount,
            long userChatMessageCount,
            List<FieldValue> additionalFieldValues,
            List<Stay> connections) {}

    /** An answer to a question of the registration. */
    public record FieldValue(String label, String value) {}

    /**
     * A connection, from joining to leaving; {@code leaved} and {@code duration} are 0 while it is open.
     *
     * @param duration seconds
     */
    public record Stay(
            String joined, End leaved, long duration, String country, String city, String referrer, String platform) {}
}
