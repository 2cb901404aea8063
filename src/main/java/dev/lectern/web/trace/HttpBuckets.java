package dev.lectern.web.trace;

import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Counts requests by how long they took, so that shares and quantiles can be worked out over all replicas. */
@Singleton
final class HttpBuckets implements MeterFilter {
    private static final double[] LIMITS = Stream.of(25, 100, 250, 1_000, 5_000)
            .map(Duration::ofMillis)
            .mapToDouble(Duration::toNanos)
            .toArray();

    @Produces
    @Singleton
    static MeterFilter filter() {
        return new HttpBuckets();
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals("http.server.requests")
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(DoubleStream.of(LIMITS).toArray())
                        .build()
                        .merge(config)
                : config;
    }
}
