package dev.lectern.mail;

import java.time.Instant;

/**
 * A mail of the outbox as the operator sees it, without the link that it carries. Times are in UTC.
 *
 * @param eventSessionId the one session that it is about; left out for a series
 * @param attempts how often it was tried
 * @param dueAt when it is tried next; only while it waits
 * @param error what the last attempt failed with
 * @param endAt when it was sent or given up
 */
public record MailView(
        long id,
        MailKind kind,
        MailStatus status,
        String email,
        long participationId,
        long eventId,
        Long eventSessionId,
        int attempts,
        Instant dueAt,
        String error,
        Instant createAt,
        Instant endAt) {}
