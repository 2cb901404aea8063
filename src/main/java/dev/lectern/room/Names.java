package dev.lectern.room;

/** What people are called in rooms. */
final class Names {
    /**
     * SQL of the name of a participation {@code p} of a user {@code u}: what they want to be called, else their name, else a
     * number. Never a part of the e-mail, which the others need not know.
     */
    static final String OF_PARTICIPANT = """
            coalesce(nullif(btrim(p.room_name), ''), nullif(btrim(concat_ws(' ', u.name, u.second_name)), ''), '#' || p.id)""";

    private Names() {}
}
