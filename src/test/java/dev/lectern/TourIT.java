package dev.lectern;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the README's tour: its commands, word for word, in one shell against a server as the README starts it. Where the reader is
 * asked to open a link, the test does, and the shell waits for it.
 */
class TourIT {
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final String TOUR = "## A tour in five minutes";
    private static final String NEXT_CHAPTER = "\n## ";
    private static final String LINK = "Open in a browser: ";
    private static final String ADDRESS = "http://localhost:8080";
    private static final Pattern SESSION = Pattern.compile("\"eventSessionId\":(\\d+)");

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
            String tour = STRICT + commands().replace(ADDRESS, server.baseUrl().toString());
            Process shell = new ProcessBuilder("bash", "-c", tour)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();

            String output = walk(shell, server);

            assertThat(shell.waitFor()).as(output).isZero();
            assertThat(output)
                    .contains("\"eventId\":")
                    .contains("\"rule\":\"FREQ=WEEKLY;BYDAY=TU\"")
                    .contains("\"eventSessionId\":")
                    .contains("\"name\":\"Questions and answers\"")
                    .contains("\"status\":\"START\"")
                    .contains("\"registeredCount\":\"3\",\"registeredVisitedCount\":1,\"attendance\":{\"NEW\":1,")
                    .contains("\"email\":\"pavel.ivanov@example.org\",\"name\":\"Pavel\"")
                    .contains("\"userChatMessageCount\":1")
                    .contains("\"name\":\"Bookkeeping for everybody\"")
                    .contains("\"value\":\"At a bakery\"")
                    .contains("\"email\":\"gleb.zaitsev@example.org\",\"link\"")
                    .contains("{\"updatedContacts\":1}")
                    .contains("\"email\":\"nina.orlova@example.org\"")
                    .contains("\"name\":\"portrait.png\"")
                    .contains("\"alias\":\"evening-school\"");
        }
    }

    /** What the shell says until it ends. */
    private static String walk(Process shell, ServerProcess server) throws Exception {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = shell.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith(LINK)) {
                    visit(
                            server,
                            URI.create(line.substring(LINK.length()).replace(ADDRESS, "" + server.baseUrl())),
                            session(output));
                    shell.outputWriter().append('\n').flush();
                }
            }
        }
        return output.toString();
    }

    private static String session(CharSequence output) {
        Matcher session = SESSION.matcher(output);
        assertThat(session.find()).as(output.toString()).isTrue();
        return session.group(1);
    }

    /** Opens the page and the room behind it, as a browser would, and says something there. */
    private static void visit(ServerProcess server, URI link, String session) throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        var page = browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Questions and answers");

        String token = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        URI room = URI.create("%s/room/%s?token=%s"
                .formatted(server.baseUrl(), session, token)
                .replace("http:", "ws:"));
        Said said = new Said();
        WebSocket socket = browser.newWebSocketBuilder().buildAsync(room, said).join();
        socket.sendText("{\"type\":\"chat\",\"text\":\"Good evening!\"}", true).join();
        said.await("\"text\":\"Good evening!\"");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static final class Said implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            messages.add(text.toString());
            socket.request(1);
            return null;
        }

        void await(String part) throws InterruptedException {
            String message = "";
            while (!message.contains(part)) {
                message = messages.poll(10, TimeUnit.SECONDS);
                assertThat(message).as("a message with " + part).isNotNull();
            }
        }
    }

    private static String commands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String tour = readme.substring(readme.indexOf(TOUR), readme.indexOf(NEXT_CHAPTER, readme.indexOf(TOUR)));
        return COMMANDS.matcher(tour)
                .results()
                .map((MatchResult block) -> block.group(1))
                .map(block -> block.contains(LINK) ? block + "read -r _\n" : block)
                .collect(Collectors.joining("\n"));
    }
}
