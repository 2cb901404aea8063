package dev.lectern.event;

import java.util.List;

/**
 * What people register for (R1): a series, or one of its sessions.
 *
 * @param sessionId null for the series
 * @param landing the address that personal links begin with (E14)
 * @param createUserId whose guests they are, and in whose address book they go
 * @param questions what they have to answer (R4)
 * @param access of what they register for (E1)
 * @param isSelfService whether people register themselves, instead of being registered by the organisation (R2)
 */
public record RegistrationTarget(
        long organizationId,
        long eventId,
        Long sessionId,
        String landing,
        long createUserId,
        List<AdditionalField> questions,
        int access,
        boolean isSelfService) {
    /** The same for people who register themselves. */
    public RegistrationTarget selfService() {
        return new RegistrationTarget(
                organizationId, eventId, sessionId, landing, createUserId, questions, access, true);
    }

    /** Who has invited those who are registered; null where they came by themselves (R2). */
    public Long inviteUserId() {
        return isSelfService ? null : createUserId;
    }

    /** Whether those who are registered are let in at once (R2). */
    public boolean isAccepting() {
        return !isSelfService || !Access.needsModeration(access);
    }

    /** The personal link that ends with this token. */
    public String link(String token) {
        return landing + "/" + token;
    }
}
