package dev.lectern.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the code says of the API keeps what the documentation and the rules promise. */
class ContractTest {
    private static final Path ADDITIONS = Path.of("openapi", "additions.txt");

    private final Differences differences = Differences.between(ApiDocument.documented(), ApiDocument.generated());

    @Test
    void everyPromiseIsKept() {
        assertThat(String.join("\n", differences.broken()))
                .as("What openapi/lectern.yaml breaks of openapi/documented.yaml")
                .isEmpty();
    }

    @Test
    void everyAdditionIsListed() throws IOException {
        assertThat(String.join("\n", differences.added()))
                .as(
                        "What openapi/lectern.yaml has beside openapi/documented.yaml stands in %s, line by line",
                        ADDITIONS)
                .isEqualTo(Files.readString(ADDITIONS).strip());
    }
}
