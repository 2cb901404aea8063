package dev.lectern.mail.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.lectern.organization.ZoneAbbreviation;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A time zone as a calendar file tells it (RFC 5545 §3.6.5), from Java's own rules: those that the dates were worked out with. A
 * library's copy of the IANA data would be another release of it.
 */
final class ZoneDefinition {
    /** Changes of the clock that follow no yearly rule are told for so many years. */
    private static final int YEARS = 20;

    /** After so many years the days of the week stand where they stood. */
    private static final int CYCLE = 28;

    private final ZoneId zone;
    private final ZoneRules rules;

    private ZoneDefinition(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /** The zone from the year before {@code from} on. */
    static VTimeZone of(ZoneId zone, Instant from) {
        return new ZoneDefinition(zone).define(from);
    }

    private VTimeZone define(Instant from) {
        int firstYear = from.atZone(ZoneOffset.UTC).getYear() - 1;
        Instant begin = LocalDateTime.of(firstYear, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        List<Observance> observances = new ArrayList<>();
        observances.add(initial(begin));
        List<ZoneOffsetTransition> single = rules.getTransitions().stream()
                .filter(transition -> transition.getInstant().isAfter(begin))
                .filter(transition -> transition.getDateTimeBefore().getYear() < firstYear + YEARS)
                .toList();
        single.forEach(transition -> observances.add(observance(transition, null)));
        int lastYear = rules.getTransitions().stream()
                .mapToInt(transition -> transition.getDateTimeBefore().getYear())
                .max()
                .orElse(0);
        for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
            observances.addAll(yearly(rule, Math.max(firstYear, lastYear + 1)));
        }
        return new VTimeZone(new PropertyList(List.of(new TzId(zone.getId()))), new ComponentList<>(observances));
    }

    private Observance initial(Instant begin) {
        ZoneOffset offset = rules.getOffset(begin);
        return observance(begin, LocalDateTime.ofInstant(begin, offset), offset, offset, null);
    }

    private List<Observance> yearly(ZoneOffsetTransitionRule rule, int year) {
        List<ZoneOffsetTransition> transitions = IntStream.range(year, year + CYCLE)
                .mapToObj(rule::createTransition)
                .toList();
        return pattern(transitions)
                .map(text -> List.of(observance(transitions.get(0), new RRule<>(text))))
                .orElseGet(() -> transitions.stream()
                        .limit(YEARS)
                        .map(transition -> observance(transition, null))
                        .toList());
    }

    /** The rule that gives all of them, where there is one. */
    private static Optional<String> pattern(List<ZoneOffsetTransition> transitions) {
        List<LocalDateTime> times = transitions.stream()
                .map(ZoneOffsetTransition::getDateTimeBefore)
                .toList();
        boolean isRegular = isOne(times, LocalDateTime::getMonth) && isOne(times, LocalDateTime::toLocalTime);
        if (!isRegular) {
            return Optional.empty();
        }
        int month = times.get(0).getMonthValue();
        if (isOne(times, LocalDateTime::getDayOfMonth)) {
            return Optional.of("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d"
                    .formatted(month, times.get(0).getDayOfMonth()));
        }
        return isOne(times, LocalDateTime::getDayOfWeek)
                ? Optional.of("FREQ=YEARLY;BYMONTH=%d;%s".formatted(month, weekday(times)))
                : Optional.empty();
    }

    private static String weekday(List<LocalDateTime> times) {
        DayOfWeek day = times.get(0).getDayOfWeek();
        String name = day.name().substring(0, 2);
        int first = times.stream().mapToInt(LocalDateTime::getDayOfMonth).min().orElseThrow();
        if (times.stream().allMatch(ZoneDefinition::isInLastWeek)) {
            return "BYDAY=-1" + name;
        }
        return first % 7 == 1
                ? "BYDAY=%d%s".formatted(first / 7 + 1, name)
                : "BYDAY=%s;BYMONTHDAY=%s"
                        .formatted(
                                name,
                                String.join(
                                        ",",
                                        IntStream.range(first, first + 7)
                                                .mapToObj(String::valueOf)
                                                .toList()));
    }

    private static boolean isInLastWeek(LocalDateTime time) {
        return time.plusWeeks(1).getMonth() != time.getMonth();
    }

    private static boolean isOne(List<LocalDateTime> times, Function<LocalDateTime, ?> part) {
        return times.stream().map(part).distinct().count() == 1;
    }

    private Observance observance(ZoneOffsetTransition transition, RRule<?> yearly) {
        return observance(
                transition.getInstant(),
                transition.getDateTimeBefore(),
                transition.getOffsetBefore(),
                transition.getOffsetAfter(),
                yearly);
    }

    private Observance observance(
            Instant at, LocalDateTime start, ZoneOffset before, ZoneOffset after, RRule<?> yearly) {
        List<Property> properties = new ArrayList<>(List.of(
                new DtStart<>(start),
                new TzOffsetFrom(before),
                new TzOffsetTo(after),
                new TzName(ZoneAbbreviation.of(zone, at))));
        if (yearly != null) {
            properties.add(yearly);
        }
        PropertyList list = new PropertyList(properties);
        return rules.isDaylightSavings(at) ? new Daylight(list) : new Standard(list);
    }
}
