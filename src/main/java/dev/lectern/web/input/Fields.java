package dev.lectern.web.input;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.lectern.web.BadRequest;
import dev.lectern.web.FieldError;

/**
 * The parameters of a request, or the members of an object in it, as a form record reads them:
 * {@code static EventForm read(Fields in) { return new EventForm(in.text("name").required().max(255).orNull(), …); }}.
 *
 * <p>Every method takes all spellings of a name that are in use (W12); of several given the first counts, and an error
 * names it as the caller did. What is missing or wrong reads as null, so a form must cope with nulls; {@link #read} throws
 * for all wrong fields together. An empty list or object and a JSON null are not given. Except for texts and lists, an
 * empty text is not given either.
 */
public final class Fields {
    private final List<Table> tables;
    private final String path;
    private final Errors errors;

    private Fields(List<Table> tables, String path, Errors errors) {
        this.tables = tables;
        this.path = path;
        this.errors = errors;
    }

    /**
     * Reads a form.
     *
     * @throws BadRequest naming every wrong field (W10), at most 1000 of them
     */
    public static <T> T read(Table table, Function<Fields, T> form) {
        return read(List.of(table), form);
    }

    /** As {@link #read(Table, Function)}, for each parameter from the body, or from the query where the body has none (W3). */
    public static <T> T read(Table body, Table query, Function<Fields, T> form) {
        return read(List.of(body, query), form);
    }

    /** As {@link #read(Table, Table, Function)}, without throwing: the form may have nulls for wrong fields. */
    public static <T> Draft<T> draft(Table body, Table query, Function<Fields, T> form) {
        Errors errors = new Errors();
        return new Draft<>(form.apply(new Fields(List.of(body, query), "", errors)), errors);
    }

    private static <T> T read(List<Table> tables, Function<Fields, T> form) {
        Errors errors = new Errors();
        T read = form.apply(new Fields(tables, "", errors));
        errors.verify();
        return read;
    }

    /** A trimmed text without control characters other than tab and line breaks (W5). */
    public TextField text(String... names) {
        return new TextField(given(names));
    }

    /** An e-mail address of at most 254 characters: {@code local@domain.tld}, without display name. */
    public TextField email(String... names) {
        return text(names).max(Addresses.MAX_EMAIL).matching(Addresses.EMAIL);
    }

    /** An absolute http or https address of at most 2048 characters. */
    public TextField url(String... names) {
        return text(names).max(Addresses.MAX_URL).matching(Addresses.URL);
    }

    /** A whole number of 32 bits. */
    public NumberField<Integer> number(String... names) {
        Given given = given(names);
        return new NumberField<>(given, Scalars.smallNumber(given, given.filledText()));
    }

    /** A whole number of 64 bits. */
    public NumberField<Long> longNumber(String... names) {
        Given given = given(names);
        return new NumberField<>(given, Scalars.number(given, given.filledText()));
    }

    /** A positive number of 64 bits. */
    public NumberField<Long> id(String... names) {
        Given given = given(names);
        return new NumberField<>(given, Scalars.id(given, given.filledText()));
    }

    /** {@code true}, {@code false}, {@code 1}, {@code 0}, {@code on}, {@code off} in any case (W5). */
    public PlainField<Boolean> flag(String... names) {
        Given given = given(names);
        return new PlainField<>(given, Scalars.flag(given, given.filledText()));
    }

    /** The name of a constant, else ERROR_CHOICE. */
    public <E extends Enum<E>> PlainField<E> choice(Class<E> type, String... names) {
        Given given = given(names);
        return new PlainField<>(given, Scalars.choice(given, given.filledText(), Scalars.constants(type)));
    }

    /** One of these texts, else ERROR_CHOICE. */
    public PlainField<String> choice(Collection<String> choices, String... names) {
        Given given = given(names);
        return new PlainField<>(
                given, Scalars.choice(given, given.filledText(), text -> choices.contains(text) ? text : null));
    }

    /** A list of names of constants, else ERROR_CHOICE for the entry: {@code status[]=ACTIVE&status[]=START}. */
    public <E extends Enum<E>> ListField<E> choices(Class<E> type, String... names) {
        var constants = Scalars.constants(type);
        return listOf(entry -> Scalars.choice(entry, entry.entryText(), constants), names);
    }

    /** A list of positive numbers of 64 bits. */
    public ListField<Long> ids(String... names) {
        return listOf(entry -> Scalars.id(entry, entry.entryText()), names);
    }

    /** As {@link #id}, with the field's name kept for whoever looks the id up. */
    public PlainField<Reference> reference(String... names) {
        Given given = given(names);
        return new PlainField<>(given, Scalars.reference(given, given.filledText()));
    }

    /** As {@link #ids}, with each entry's name kept for whoever looks the ids up. */
    public ListField<Reference> references(String... names) {
        return listOf(entry -> Scalars.reference(entry, entry.entryText()), names);
    }

    /** A list of texts, none empty, each of at most so many code points. */
    public ListField<String> texts(int max, String... names) {
        return listOf(entry -> new TextField(entry).required().max(max).orNull(), names);
    }

    /** A list of objects, each read by a form of its own; errors are named {@code additionalFields[0].label}. */
    public <T> ListField<T> list(String name, Function<Fields, T> form) {
        return listOf(entry -> form(entry, form), name);
    }

    /** As {@link #list}, but an entry in which anything is wrong is empty instead of named (R5). */
    public <T> ListField<Optional<T>> goodOnes(String name, Function<Fields, T> form) {
        return listOf(entry -> Optional.ofNullable(formIfGood(entry, form)), name);
    }

    private <T> ListField<T> listOf(Function<Given, T> reader, String... names) {
        Given given = given(names);
        return new ListField<>(given, Entries.read(given, reader));
    }

    /** An object of texts under any keys, each of at most so many code points; errors are named {@code name.key} (R4). */
    public PlainField<Map<String, String>> map(String name, int max) {
        Given given = given(name);
        Table table = given.table();
        if (given.value() == null || table == null) {
            return new PlainField<>(given, null);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        table.children().forEach((key, value) -> {
            String text = new TextField(given.member(key, value)).max(max).orNull();
            if (text != null) {
                texts.put(key, text);
            }
        });
        return new PlainField<>(given, Collections.unmodifiableMap(texts));
    }

    /** The members of an object, none when it is not given; errors are named {@code contactData.email}. */
    public Fields member(String... names) {
        return members(given(names));
    }

    /**
     * A date in a body (W7): the documented object of date and time, ISO, or in {@code <name>Timestamp} ISO or epoch seconds.
     */
    public PlainField<Moment> dateTime(String name) {
        Given given = given(name, name + "Timestamp");
        if (given.value() instanceof Table) {
            return new PlainField<>(given, DateParts.read(members(given)));
        }
        String text = given.filledText();
        boolean isTimestamp = given.name().equals(path + name + "Timestamp");
        return new PlainField<>(given, isTimestamp ? Dates.timestamp(given, text) : Dates.inBody(given, text));
    }

    /** A date in a query (W7): ISO, also with a plus sign for the space between date and time. */
    public PlainField<Moment> queryDate(String... names) {
        Given given = given(names);
        return new PlainField<>(given, Dates.inQuery(given, given.filledText()));
    }

    /** A file part of a multipart body. */
    public PlainField<Upload> upload(String... names) {
        Given given = given(names);
        if (given.value() == null || given.value() instanceof Upload) {
            return new PlainField<>(given, (Upload) given.value());
        }
        given.reject(FieldError.ERROR_FORMAT);
        return new PlainField<>(given, null);
    }

    /** Whether the caller gave the field, be it empty. */
    public boolean isGiven(String... names) {
        return given(names).value() != null;
    }

    /** Names a field as wrong for a reason only the form knows; it counts if nothing else is wrong with that field. */
    public void reject(String name, FieldError error) {
        given(name).reject(error);
    }

    private Given given(String... names) {
        for (Table table : tables) {
            for (String name : names) {
                Value value = table.get(name);
                if (value != null && !(value instanceof Table list && list.isEmpty())) {
                    return new Given(path + name, value, errors);
                }
            }
        }
        return new Given(path + names[0], null, errors);
    }

    private static Fields members(Given given) {
        Table table = given.members();
        return table == null
                ? new Fields(List.of(Table.EMPTY), "", new Errors())
                : new Fields(List.of(table), given.name() + ".", given.errors());
    }

    private static <T> T form(Given entry, Function<Fields, T> form) {
        return entry.members() == null ? null : form.apply(members(entry));
    }

    private static <T> T formIfGood(Given entry, Function<Fields, T> form) {
        Given alone = new Given(entry.name(), entry.value(), new Errors());
        T read = form(alone, form);
        return alone.errors().isEmpty() ? read : null;
    }
}
