package dev.lectern.contact;

/** What contacts are searched by (C4); the constants are spelled as on the wire. */
enum ContactData {
    name("name"),
    secondName("second_name"),
    company("company"),
    email("email"),
    phoneMain("phone_main"),
    position("position");

    private final String column;

    ContactData(String column) {
        this.column = column;
    }

    /** Contacts whose field contains what the parameter's pattern says, in any case; contacts_search_idx knows this expression. */
    String contains(String parameter) {
        return "lower(upper(c.%s)) LIKE lower(upper(%s))".formatted(column, parameter);
    }
}
