package dev.lectern.event.recurrence;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of a recurrence rule (RFC 5545 §3.3.10) with what each may hold. */
enum RulePart {
    FREQ("DAILY|WEEKLY|MONTHLY|YEARLY"),
    UNTIL("\\d{8}(T\\d{6}Z?)?"),
    COUNT("0*[1-9]\\d{0,3}"),
    INTERVAL("0*[1-9]\\d{0,8}"),
    WKST("MO|TU|WE|TH|FR|SA|SU"),
    BYSECOND("[0-5]?\\d"),
    BYMINUTE("[0-5]?\\d"),
    BYHOUR("[01]?\\d|2[0-3]"),
    BYDAY("([+-]?(0?[1-9]|[1-4]\\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)"),
    BYMONTHDAY("[+-]?(0?[1-9]|[12]\\d|3[01])"),
    BYYEARDAY("(?!-366)[+-]?(0{0,2}[1-9]|0?[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])"),
    BYWEEKNO("[+-]?(0?[1-9]|[1-4]\\d|5[0-3])"),
    BYMONTH("0?[1-9]|1[0-2]"),
    BYSETPOS("[+-]?(0{0,2}[1-9]|0?[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])");

    private static final Pattern LEADING = Pattern.compile("^\\+?(-?)0*(?=\\d)");

    private final Pattern value;

    RulePart(String value) {
        this.value = Pattern.compile(value);
    }

    static RulePart named(String name) {
        return Stream.of(values())
                .filter(part -> part.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("rule: there is no part " + name));
    }

    /**
     * The distinct values of the part, numbers without plus and leading zeros.
     *
     * @throws IllegalArgumentException if one of them is not valid
     */
    List<String> read(String text) {
        List<String> given = Arrays.asList(text.split(",", -1));
        boolean valid = given.stream().allMatch(one -> value.matcher(one).matches());
        if (!valid || given.size() > 1 && !isList()) {
            throw new IllegalArgumentException("rule: " + name() + " can not be " + text);
        }
        return given.stream().map(this::plain).distinct().toList();
    }

    private boolean isList() {
        return name().startsWith("BY");
    }

    private String plain(String given) {
        return this == UNTIL ? given : LEADING.matcher(given).replaceFirst("$1");
    }
}
