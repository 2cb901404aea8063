package dev.lectern.participation;

import java.util.List;
import java.util.Optional;

import dev.lectern.web.input.Fields;

/**
 * The registration of many people at once (R5).
 *
 * @param users those in whose data nothing is wrong, in the order given
 */
record InviteForm(List<Registration> users, boolean isAutoEnter, boolean sendEmail) {
    private static final int MAX_USERS = 10_000;

    static InviteForm read(Fields in) {
        return new InviteForm(
                in.goodOnes("users", Registration::read).required().max(MAX_USERS).orEmpty().stream()
                        .flatMap(Optional::stream)
                        .toList(),
                in.flag("isAutoEnter").required().or(false),
                in.flag("sendEmail").required().or(false));
    }
}
