package dev.lectern.participation;

/**
 * Whom a personal link is for (E14).
 *
 * @param sessionId null for the series
 * @param name what they are called in the room; empty where nobody knows
 * @param isNamed whether they have said so themselves
 * @param isAutoEnter whether they are not to be asked for it
 */
public record PersonalLink(
        long participationId,
        Long sessionId,
        String token,
        ParticipantRole role,
        String name,
        boolean isNamed,
        boolean isAccepted,
        boolean isAutoEnter,
        AgreementStatus agreement) {}
