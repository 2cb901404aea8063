package dev.lectern.event.recurrence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

/**
 * A recurrence rule of RFC 5545 §3.3.10, valid as a whole (E4). It keeps to these limits, too:
 *
 * <ul>
 *   <li>FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; parts of other RFCs and x-parts are refused;
 *   <li>BYHOUR, BYMINUTE and BYSECOND name at most 24 times of a day together, and no leap second;
 *   <li>BYSETPOS does not go with BYWEEKNO, and BYYEARDAY is never -366: lib-recur can do neither;
 *   <li>COUNT is at most 9999 and INTERVAL has at most nine digits;
 *   <li>the text has at most 255 characters.
 * </ul>
 */
public final class Rule {
    private static final int MOST_TIMES_OF_A_DAY = 24;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9=;,:+-]{1,255}");
    private static final Set<RulePart> SET_ASIDE = EnumSet.of(RulePart.COUNT, RulePart.UNTIL, RulePart.INTERVAL);
    private static final List<String> DAYS_OF_THE_YEAR =
            IntStream.rangeClosed(1, 366).mapToObj(String::valueOf).toList();
    private static final String PREFIX = "RRULE:";

    private final String text;
    private final Map<RulePart, List<String>> parts;

    private Rule(String text, Map<RulePart, List<String>> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Reads a rule such as {@code FREQ=WEEKLY;BYDAY=MO,WE}, in any case, also with {@code RRULE:} before it.
     *
     * @throws IllegalArgumentException if it is not valid; the message says why
     */
    public static Rule parse(String text) {
        require(text != null && TEXT.matcher(text).matches(), "1 to 255 characters of RFC 5545 are needed");
        String upper = text.toUpperCase(Locale.ROOT);
        String normalised = upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
        Rule rule = new Rule(normalised, partsOf(normalised));
        rule.validate();
        return rule;
    }

    private static Map<RulePart, List<String>> partsOf(String text) {
        Map<RulePart, List<String>> parts = new EnumMap<>(RulePart.class);
        for (String part : text.split(";", -1)) {
            String[] pair = part.split("=", 2);
            require(pair.length == 2, "a part has no value: " + part);
            RulePart name = RulePart.named(pair[0]);
            require(parts.put(name, name.read(pair[1])) == null, name + " stands twice");
        }
        return parts;
    }

    private void validate() {
        require(parts.containsKey(RulePart.FREQ), "FREQ is missing");
        require(!isCounted() || !parts.containsKey(RulePart.UNTIL), "COUNT and UNTIL exclude each other");
        require(timesOfADay() <= MOST_TIMES_OF_A_DAY, "more than " + MOST_TIMES_OF_A_DAY + " times a day");
        require(
                !parts.containsKey(RulePart.BYWEEKNO) || !parts.containsKey(RulePart.BYSETPOS),
                "BYSETPOS does not go with BYWEEKNO");
        until();
        libRecur(parts);
        expansion(1, DayOfWeek.MONDAY);
    }

    private static void require(boolean valid, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException("rule: " + otherwise);
        }
    }

    Frequency frequency() {
        return Frequency.valueOf(only(RulePart.FREQ, ""));
    }

    int interval() {
        return Integer.parseInt(only(RulePart.INTERVAL, "1"));
    }

    boolean isCounted() {
        return parts.containsKey(RulePart.COUNT);
    }

    long count() {
        return Long.parseLong(only(RulePart.COUNT, String.valueOf(Long.MAX_VALUE)));
    }

    Until until() {
        return parts.containsKey(RulePart.UNTIL) ? Until.parse(only(RulePart.UNTIL, "")) : Until.NEVER;
    }

    /** The rule with this COUNT. */
    String counted(long count) {
        return with(RulePart.COUNT, Long.toString(count));
    }

    /** The rule with this last moment. */
    String until(Instant last) {
        return with(RulePart.UNTIL, Until.format(last));
    }

    private String with(RulePart part, String value) {
        Map<RulePart, List<String>> changed = new EnumMap<>(parts);
        changed.put(part, List.of(value));
        return text(changed);
    }

    private static String text(Map<RulePart, List<String>> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + String.join(",", part.getValue()))
                .collect(joining(";"));
    }

    /** Whether every BYSETPOS lies behind the largest set that a period can have. */
    boolean isBeyondAnySet() {
        int largest = frequency().days() * timesOfADay();
        return parts.containsKey(RulePart.BYSETPOS)
                && parts.get(RulePart.BYSETPOS).stream()
                        .allMatch(position -> Math.abs(Integer.parseInt(position)) > largest);
    }

    /**
     * The rule for lib-recur, every {@code interval} periods and without bounds: these hold for instants.
     *
     * @param weekday of the start, on which weeks without days fall
     */
    RecurrenceRule expansion(int interval, DayOfWeek weekday) {
        Map<RulePart, List<String>> explicit = new EnumMap<>(parts);
        explicit.keySet().removeAll(SET_ASIDE);
        explicit.put(RulePart.INTERVAL, List.of(String.valueOf(interval)));
        if (isDaysOfEveryMonth()) {
            explicit.put(RulePart.BYYEARDAY, DAYS_OF_THE_YEAR);
        }
        if (explicit.remove(RulePart.BYWEEKNO) != null) {
            explicit.putIfAbsent(RulePart.BYYEARDAY, weekNumbers().orElseThrow().daysOfTheYear());
        }
        if (isWeeksWithoutDays()) {
            explicit.put(RulePart.BYDAY, List.of(weekday.name().substring(0, 2)));
        }
        return libRecur(explicit);
    }

    private static RecurrenceRule libRecur(Map<RulePart, List<String>> parts) {
        try {
            return new RecurrenceRule(text(parts), RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException invalid) {
            throw new IllegalArgumentException("rule: " + invalid.getMessage(), invalid);
        }
    }

    /** lib-recur would take the days of the start's month only; as a limit to all days they hold in every month. */
    private boolean isDaysOfEveryMonth() {
        return frequency() == Frequency.YEARLY
                && parts.containsKey(RulePart.BYMONTHDAY)
                && Stream.of(RulePart.BYMONTH, RulePart.BYWEEKNO, RulePart.BYYEARDAY)
                        .noneMatch(parts::containsKey);
    }

    /** The weeks that the days of {@link #expansion} must lie in, if the rule has any. */
    Optional<WeekNumbers> weekNumbers() {
        return Optional.ofNullable(parts.get(RulePart.BYWEEKNO))
                .map(weeks -> weeks.stream().map(Integer::valueOf).collect(toUnmodifiableSet()))
                .map(weeks -> new WeekNumbers(weeks, weekStart()));
    }

    private DayOfWeek weekStart() {
        String name = only(RulePart.WKST, "MO");
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findAny()
                .orElseThrow();
    }

    private boolean isWeeksWithoutDays() {
        return parts.containsKey(RulePart.BYWEEKNO)
                && Stream.of(RulePart.BYDAY, RulePart.BYMONTHDAY, RulePart.BYYEARDAY)
                        .noneMatch(parts::containsKey);
    }

    private int timesOfADay() {
        return values(RulePart.BYHOUR) * values(RulePart.BYMINUTE) * values(RulePart.BYSECOND);
    }

    private int values(RulePart part) {
        return parts.getOrDefault(part, List.of("")).size();
    }

    private String only(RulePart part, String otherwise) {
        return parts.getOrDefault(part, List.of(otherwise)).get(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule && text.equals(rule.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The rule in upper case without {@code RRULE:}, its parts in the order given. */
    @Override
    public String toString() {
        return text;
    }
}
