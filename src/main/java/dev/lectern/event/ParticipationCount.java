package dev.lectern.event;

/**
 * A change in how many people are registered.
 *
 * @param sessionId the session that they are registered for; null for its series
 * @param people how many more; negative for fewer
 * @param invited how many of them with an inviter
 * @param both people of the session who are in its series, too
 * @param bothInvited how many of those have an inviter in both
 */
public record ParticipationCount(long eventId, Long sessionId, int people, int invited, int both, int bothInvited) {}
