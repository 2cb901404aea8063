package dev.lectern.participation;

import java.util.List;

import dev.lectern.web.input.Fields;

/** Whom to accept, or not. */
record ModerateForm(List<Long> participationIds, boolean isAccepted) {
    static ModerateForm read(Fields in) {
        return new ModerateForm(
                ParticipationIds.read(in), in.flag("isAccepted").required().or(false));
    }
}
