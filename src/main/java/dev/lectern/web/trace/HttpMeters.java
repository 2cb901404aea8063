package dev.lectern.web.trace;

import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/**
 * Counts requests by how long they took, so that shares and quantiles can be worked out over all replicas; and only by methods and
 * routes that there are. Whatever else is made up costs no memory and shows nothing of a path: also one that is refused before
 * it has a route, as {@code /\} is.
 */
@Singleton
final class HttpMeters implements MeterFilter {
    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final double[] LIMITS = Stream.of(25, 100, 250, 1_000, 5_000)
            .map(Duration::ofMillis)
            .mapToDouble(Duration::toNanos)
            .toArray();

    @Produces
    @Singleton
    static MeterFilter filter() {
        return new HttpMeters();
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("http.server.")
                ? id.replaceTags(id.getTags().stream().map(HttpMeters::known).toList())
                : id;
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(DoubleStream.of(LIMITS).toArray())
                        .build()
                        .merge(config)
                : config;
    }

    private static Tag known(Tag tag) {
        return switch (tag.getKey()) {
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
            case "uri" -> Tag.of("uri", Routes.known(tag.getValue()));
            default -> tag;
        };
    }
}
