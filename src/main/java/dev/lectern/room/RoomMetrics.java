package dev.lectern.room;

import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** What rooms show of themselves, a process. */
@ApplicationScoped
@Startup
class RoomMetrics {
    private final AtomicInteger sockets;
    private final Counter delivered;
    private final Counter slowReaders;

    RoomMetrics(MeterRegistry metrics) {
        sockets = metrics.gauge("lectern.room.sockets", new AtomicInteger());
        delivered = metrics.counter("lectern.room.messages.delivered");
        slowReaders = metrics.counter("lectern.room.slow.readers");
    }

    /** One socket more. */
    void open() {
        sockets.incrementAndGet();
    }

    /** One socket less. */
    void close() {
        sockets.decrementAndGet();
    }

    /** So many messages went to sockets. */
    void countDelivered(int messages) {
        delivered.increment(messages);
    }

    /** A socket was dropped, as its peer did not read. */
    void countSlowReader() {
        slowReaders.increment();
    }
}
