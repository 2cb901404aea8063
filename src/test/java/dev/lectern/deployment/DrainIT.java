package dev.lectern.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that is told to stop still answers, until the proxy in front of it has noticed. */
class DrainIT {
    private static final Path ASSETS = Path.of("src", "main", "resources", "assets");

    @TempDir
    Path dataDir;

    @Test
    void pagesAndWhatTheyAreMadeOfAreServedAfterSigterm() throws IOException {
        try (ServerProcess server = ServerProcess.launch(
                        Map.of("LECTERN_DATA_DIR", dataDir.toString(), "QUARKUS_SHUTDOWN_DELAY", "15s"))
                .awaitReady()) {
            server.terminate();
            await().until(() -> server.status("/q/health/ready") == 503);

            assertThat(paths().stream().collect(Collectors.toMap(identity(), server::status)))
                    .hasSizeGreaterThan(10)
                    .allSatisfy((path, status) -> assertThat(status).isEqualTo(200));
            assertThat(server.log()).doesNotContain("ERROR");
        }
    }

    private static List<String> paths() throws IOException {
        try (Stream<Path> assets = Files.list(ASSETS)) {
            Stream<String> addresses = assets.map(asset -> "/assets/" + asset.getFileName());
            return Stream.concat(Stream.of("/", "/q/openapi", "/q/metrics"), addresses)
                    .toList();
        }
    }
}
