package dev.lectern.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The clock of every {@code @QuarkusTest}: real time, unless a test moves it. Who moves it calls {@link #reset} in the end. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {
    private volatile Clock clock = Clock.systemUTC();

    /** Goes on from that instant. */
    public void setTo(Instant instant) {
        clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), instant));
    }

    /** Stands still at that instant. */
    public void stopAt(Instant instant) {
        clock = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Goes on from later than now. */
    public void advance(Duration by) {
        clock = Clock.offset(clock, by);
    }

    /** Real time again. */
    public void reset() {
        clock = Clock.systemUTC();
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
