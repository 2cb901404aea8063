package dev.lectern;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the README's tour: its commands, word for word, in one shell against a server as the README starts it. */
class TourIT {
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final String TOUR = "## A tour in five minutes";
    private static final String NEXT_CHAPTER = "## Read on";

    /** Makes every answer that is no 2xx end the shell. */
    private static final String STRICT = """
            set -euo pipefail
            curl() { command curl --fail-with-body "$@"; echo; }
            """;

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheTourWorks() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
            server.awaitReady();
            String tour = STRICT
                    + commands()
                            .replace("http://localhost:8080", server.baseUrl().toString());

            Process shell = new ProcessBuilder("bash", "-c", tour)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shell.waitFor()).as(output).isZero();
            assertThat(output)
                    .contains("\"eventId\":")
                    .contains("\"rule\":\"FREQ=WEEKLY;BYDAY=TU\"")
                    .contains("\"eventSessionId\":")
                    .contains("\"name\":\"Questions and answers\"")
                    .contains("\"status\":\"START\"")
                    .contains("\"name\":\"Bookkeeping for everybody\"")
                    .contains("\"value\":\"At a bakery\"")
                    .contains("\"email\":\"gleb.zaitsev@example.org\",\"link\"")
                    .contains("{\"updatedContacts\":1}")
                    .contains("\"email\":\"nina.orlova@example.org\"")
                    .contains("\"name\":\"portrait.png\"")
                    .contains("\"alias\":\"evening-school\"");
        }
    }

    private static String commands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String tour = readme.substring(readme.indexOf(TOUR), readme.indexOf(NEXT_CHAPTER));
        return COMMANDS.matcher(tour)
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
    }
}
