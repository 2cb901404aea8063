package dev.lectern.event.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/** The instants of local times, in order and each once, although a gap can move a time onto or past those after it. */
final class Occurrences implements Iterator<Instant> {
    private final Iterator<LocalDateTime> locals;
    private final LocalDateTime end;
    private final ZoneId zone;
    private final TreeSet<Instant> settled = new TreeSet<>();

    /** The instants of {@code locals} in {@code zone}, {@code end} included. */
    Occurrences(Iterator<LocalDateTime> locals, LocalDateTime end, ZoneId zone) {
        this.locals = locals;
        this.end = end;
        this.zone = zone;
    }

    @Override
    public boolean hasNext() {
        if (settled.isEmpty()) {
            settle();
        }
        return !settled.isEmpty();
    }

    @Override
    public Instant next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return settled.pollFirst();
    }

    private void settle() {
        boolean nothingMovesPast = false;
        while (!nothingMovesPast && locals.hasNext()) {
            LocalDateTime local = locals.next();
            if (local.isAfter(end)) {
                return;
            }
            Instant instant = local.atZone(zone).toInstant();
            settled.add(instant);
            nothingMovesPast = exists(local) && instant.equals(settled.last());
        }
    }

    private boolean exists(LocalDateTime local) {
        return !zone.getRules().getValidOffsets(local).isEmpty();
    }
}
