package dev.lectern.room;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A process is ready for calls while its connection to the database is there that listens: no other shows it as cheaply. The pool's are
 * not asked, as Quarkus would: where all of them wait for a lock, every replica would be taken out at once, and pages with them.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private final RoomListener listener;

    DatabaseReadiness(RoomListener listener) {
        this.listener = listener;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(HealthCheckResponse.named("Database connection")
                        .status(listener.isConnected())
                        .build());
    }
}
