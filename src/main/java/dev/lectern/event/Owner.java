package dev.lectern.event;

/** What lectors, tags, files and additional fields belong to; the name begins the names of their tables. */
enum Owner {
    EVENT("event"),
    SESSION("session");

    private final String table;

    Owner(String table) {
        this.table = table;
    }

    /** Puts the table's name in place of every {@code %1$s} of a statement. */
    String in(String sql) {
        return sql.formatted(table);
    }
}
