package dev.lectern.event;

import java.time.Duration;
import java.time.Period;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When and how the job works (J1, J2). */
@ConfigMapping(prefix = "lectern.jobs")
public interface JobConfig {
    /** How often the job runs on each replica. A minute: nobody waits longer for a session, and an idle run costs three queries. */
    @WithDefault("60s")
    String every();

    /** How far ahead sessions are made. A month: people register for next week's date, hardly anybody for next year's. */
    @WithDefault("P30D")
    Period horizon();

    /** How long after its expected end a session is closed that nobody stopped, or never started. Half a day is no talk's overtime. */
    @WithDefault("PT12H")
    Duration overdueAfter();

    /** Events or sessions a transaction: few enough that no lock is held for long, and that little is done again after a crash. */
    @WithDefault("100")
    int batch();
}
