package dev.lectern.participation;

import java.util.List;

import dev.lectern.web.input.Fields;

/** Registrations that a call names, at least one. */
final class ParticipationIds {
    private static final int MAX = 10_000;

    private ParticipationIds() {}

    static List<Long> read(Fields in) {
        return in.ids("participationIds").required().max(MAX).orEmpty();
    }
}
