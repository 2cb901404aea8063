package dev.lectern.event.recurrence;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** What lib-recur makes of a rule, up to where it gives up after some thousand periods with nothing in them. */
final class Expansion implements Iterator<LocalDateTime> {
    private RecurrenceRuleIterator instances;

    Expansion(RecurrenceRule rule, LocalDateTime start, LocalDateTime from) {
        untilItGivesUp(() -> {
            instances = rule.iterator(floating(start));
            instances.fastForward(floating(from));
        });
    }

    @Override
    public boolean hasNext() {
        return instances != null;
    }

    @Override
    public LocalDateTime next() {
        if (instances == null) {
            throw new NoSuchElementException();
        }
        DateTime instance = instances.peekDateTime();
        untilItGivesUp(instances::nextDateTime);
        return LocalDateTime.of(
                instance.getYear(),
                instance.getMonth() + 1,
                instance.getDayOfMonth(),
                instance.getHours(),
                instance.getMinutes(),
                instance.getSeconds());
    }

    private void untilItGivesUp(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException | IllegalStateException tooManyEmptyPeriods) {
            instances = null;
        }
    }

    private static DateTime floating(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }
}
