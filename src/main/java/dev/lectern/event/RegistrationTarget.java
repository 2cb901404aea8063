package dev.lectern.event;

import java.util.List;

/**
 * What people register for (R1): a series, or one of its sessions.
 *
 * @param sessionId null for the series
 * @param landing the address that personal links begin with (E14)
 * @param createUserId whose guests they are, and in whose address book they go
 * @param questions what they have to answer (R4)
 */
public record RegistrationTarget(
        long organizationId,
        long eventId,
        Long sessionId,
        String landing,
        long createUserId,
        List<AdditionalField> questions) {
    /** The personal link that ends with this token. */
    public String link(String token) {
        return landing + "/" + token;
    }
}
