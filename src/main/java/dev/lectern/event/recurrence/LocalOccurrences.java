package dev.lectern.event.recurrence;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * The local times that a rule without its bounds gives, in order, for {@value #YEARS} years from its start.
 *
 * <p>Where lib-recur gives up on a rule, no period of those years has a time; only days are so short that the search
 * has to be taken up again.
 */
final class LocalOccurrences implements Iterator<LocalDateTime> {
    static final int YEARS = 100;

    /** Fewer than the 4320 after which lib-recur gives up, so that none is passed over. */
    private static final int EMPTY_DAYS = 4000;

    private final Rule rule;
    private final Optional<WeekNumbers> weeks;
    private final int interval;
    private final LocalDateTime start;
    private final LocalDateTime from;
    private final LocalDateTime end;

    private Expansion expansion;
    private LocalDateTime reached;
    private LocalDateTime next;

    /** The local times from {@code from} on, of a rule that starts at {@code start}. */
    LocalOccurrences(Rule rule, LocalDateTime start, LocalDateTime from) {
        this.rule = rule;
        this.weeks = rule.weekNumbers();
        this.interval = Math.min(rule.interval(), rule.frequency().periodsBeyond(YEARS));
        this.start = start;
        this.from = from.isAfter(start) ? from : start;
        this.end = start.plusYears(YEARS);
        this.reached = this.from;
        if (!rule.isBeyondAnySet() && this.from.isBefore(end)) {
            open();
            next = advance();
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public LocalDateTime next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        LocalDateTime current = next;
        next = advance();
        return current;
    }

    private void open() {
        switch (rule.frequency()) {
            case DAILY -> openDay(-1);
            case WEEKLY, MONTHLY -> openPeriods(start);
            case YEARLY -> openPeriods(earlierYear());
        }
    }

    private void openPeriods(LocalDateTime origin) {
        expansion = new Expansion(
                expansionRule(), origin, from.minus(1, rule.frequency().unit()));
    }

    /** The start some intervals earlier: what lies before it in its year, or in the week before, counts for the rule. */
    private LocalDateTime earlierYear() {
        LocalDateTime earlier = start.minusYears(interval);
        for (int back = 2; earlier.getDayOfMonth() != start.getDayOfMonth(); back++) {
            earlier = start.minusYears((long) interval * back);
        }
        return earlier;
    }

    private RecurrenceRule expansionRule() {
        return rule.expansion(interval, start.getDayOfWeek());
    }

    private void openDay(int daysFromReached) {
        long period = start.toLocalDate().until(reached, ChronoUnit.DAYS) / interval + daysFromReached;
        LocalDateTime day = start.plusDays(Math.max(0, period) * interval);
        reached = day;
        expansion = new Expansion(expansionRule(), day, day);
    }

    private LocalDateTime advance() {
        LocalDateTime found = pull();
        while (found != null && (found.isBefore(from) || !isInItsWeeks(found))) {
            found = pull();
        }
        return found;
    }

    private LocalDateTime pull() {
        while (!expansion.hasNext() && isWorthResuming()) {
            openDay(EMPTY_DAYS);
        }
        if (!expansion.hasNext()) {
            return null;
        }
        reached = expansion.next();
        return reached.isBefore(end) ? reached : null;
    }

    private boolean isInItsWeeks(LocalDateTime found) {
        return weeks.isEmpty() || weeks.get().hold(found.toLocalDate());
    }

    private boolean isWorthResuming() {
        return rule.frequency() == Frequency.DAILY && reached.isBefore(end);
    }
}
