package dev.lectern.participation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registration as lists show it (R9).
 *
 * @param name of the user, as the other data of the person
 * @param eventSessionId null for a registration for the series
 * @param isAccepted 1 or 0
 * @param isOnline {@code "1"} or {@code "0"}
 * @param isSeen 1 or 0
 * @param url the 32 hex digits that the personal link ends with
 * @param referrer where the person came from to register; null where that was not by a page
 * @param registerStatus {@code INVITED} with an inviter, else {@code REGISTERED}
 * @param visited only in lists of a session, where META-INF/openapi.yaml describes it
 */
record ParticipationView(
        long id,
        String name,
        String secondName,
        String email,
        long eventId,
        Long eventSessionId,
        int isAccepted,
        String isOnline,
        ParticipantRole role,
        int isSeen,
        AgreementStatus agreementStatus,
        String registerStatus,
        long userId,
        Long inviteUserId,
        String url,
        String referrer,
        List<Answer> additionalFields,
        @Schema(hidden = true) Boolean visited) {}
