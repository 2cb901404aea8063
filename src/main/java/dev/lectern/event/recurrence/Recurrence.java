package dev.lectern.event.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * When an event with a rule takes place (E4): its occurrences keep their local time across changes of the clock. One in
 * a gap moves forward by the gap, one that stands twice is the earlier. There is none more than 100 years after the start.
 *
 * @param startsAt the local time from which on dates are tried, to the second; itself an occurrence only if it fits
 * @param endsAt the last local time that may be an occurrence, or null
 * @param exceptions occurrences that are left out, although they count for COUNT
 */
public record Recurrence(
        LocalDateTime startsAt, ZoneId zone, Rule rule, LocalDateTime endsAt, Set<Instant> exceptions) {
    /** A recurrence with its start cut to the second. */
    public Recurrence {
        startsAt = startsAt.truncatedTo(ChronoUnit.SECONDS);
        exceptions = Set.copyOf(exceptions);
    }

    /** The occurrences at or after {@code from}, in order, each worked out when it is asked for. */
    public Stream<Instant> from(Instant from) {
        LocalDateTime searchFrom = rule.isCounted() ? startsAt : localBefore(from);
        Until until = rule.until();
        LocalDateTime end = endsAt == null || until.local().isBefore(endsAt) ? until.local() : endsAt;
        return stream(new Occurrences(new LocalOccurrences(rule, startsAt, searchFrom), end, zone))
                .takeWhile(occurrence -> !occurrence.isAfter(until.instant()))
                .limit(rule.count())
                .dropWhile(occurrence -> occurrence.isBefore(from))
                .filter(occurrence -> !exceptions.contains(occurrence));
    }

    /** At most {@code limit} occurrences at or after {@code from} and before {@code to}. */
    public List<Instant> between(Instant from, Instant to, int limit) {
        return from(from).takeWhile(to::isAfter).limit(limit).toList();
    }

    /** The first occurrence; empty if the rule can produce nothing. */
    public Optional<Instant> first() {
        return from(Instant.MIN).findFirst();
    }

    /** The first occurrence after {@code instant}. */
    public Optional<Instant> nextAfter(Instant instant) {
        return from(instant).dropWhile(instant::equals).findFirst();
    }

    /** Whether an occurrence starts exactly at {@code instant}. */
    public boolean contains(Instant instant) {
        return from(instant).findFirst().filter(instant::equals).isPresent();
    }

    /**
     * The rule as a calendar needs it that knows no other bound and has the start with its zone (RFC 5545 §3.3.10): UNTIL in UTC,
     * {@link #endsAt} in it or in COUNT.
     */
    public String calendarRule() {
        Instant last = lastInstant();
        if (last.equals(Instant.MAX)) {
            return rule.toString();
        }
        return rule.isCounted()
                ? rule.counted(Math.max(1, withoutExceptions().from(Instant.MIN).count()))
                : rule.until(last);
    }

    /** The local time of the first occurrence, exception or not: what a calendar's dates begin with. */
    public LocalDateTime firstLocal() {
        return new Recurrence(startsAt, ZoneOffset.UTC, rule, endsAt, Set.of())
                .first()
                .map(first -> LocalDateTime.ofInstant(first, ZoneOffset.UTC))
                .orElse(startsAt);
    }

    private Instant lastInstant() {
        Until until = rule.until();
        LocalDateTime local = endsAt == null || until.local().isBefore(endsAt) ? until.local() : endsAt;
        Instant last = local.equals(LocalDateTime.MAX) ? Instant.MAX : instantOf(local);
        return last.isBefore(until.instant()) ? last : until.instant();
    }

    private Recurrence withoutExceptions() {
        return new Recurrence(startsAt, zone, rule, endsAt, Set.of());
    }

    /** A local time before which nothing can move to {@code from} or later: no gap is longer than a day. */
    private LocalDateTime localBefore(Instant from) {
        if (from.isBefore(instantOf(startsAt))) {
            return startsAt;
        }
        LocalDateTime last = startsAt.plusYears(LocalOccurrences.YEARS);
        return from.isAfter(instantOf(last))
                ? last
                : LocalDateTime.ofInstant(from, zone).minusDays(2);
    }

    private Instant instantOf(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }
}
