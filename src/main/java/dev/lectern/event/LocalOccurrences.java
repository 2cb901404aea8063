package dev.lectern.event;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;

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
            case WEEKLY, MONTHLY, YEARLY -> {
                LocalDateTime periodBefore = from.minus(1, rule.frequency().unit());
                expansion = new Expansion(rule.expansion(interval), start, periodBefore);
            }
        }
    }

    private void openDay(int daysFromReached) {
        long period = start.toLocalDate().until(reached, ChronoUnit.DAYS) / interval + daysFromReached;
        LocalDateTime day = start.plusDays(Math.max(0, period) * interval);
        reached = day;
        expansion = new Expansion(rule.expansion(interval), day, day);
    }

    private LocalDateTime advance() {
        LocalDateTime found = pull();
        while (found != null && found.isBefore(from)) {
            found = pull();
        }
        return found != null && found.isBefore(end) ? found : null;
    }

    private LocalDateTime pull() {
        while (!expansion.hasNext() && isWorthResuming()) {
            openDay(EMPTY_DAYS);
        }
        if (!expansion.hasNext()) {
            return null;
        }
        reached = expansion.next();
        return reached;
    }

    private boolean isWorthResuming() {
        return rule.frequency() == Frequency.DAILY && reached.isBefore(end);
    }
}
