package dev.lectern.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Answers;
import dev.lectern.testing.Forms;
import dev.lectern.testing.TestOrganization;

/**
 * What programs do all day, over and over, with a few of them at a time: make a course, invite people to it, put a session on air,
 * upload, read. Whatever is answered otherwise than it is without a replacement is a failure; nothing is tried again.
 */
final class MixedLoad implements AutoCloseable {
    /** Sessions that the job makes of each course, and one made by a call. */
    static final int SESSIONS_A_COURSE = 4;

    private static final int PROGRAMS = 4;
    private static final int PEOPLE = 5;
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService programs = Executors.newScheduledThreadPool(PROGRAMS);
    private final URI base;
    private final String key;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Long> courses = new ConcurrentLinkedQueue<>();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final Set<String> invited = ConcurrentHashMap.newKeySet();

    private MixedLoad(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Begins, with the organisation's key. */
    static MixedLoad begin(URI base, String key) {
        MixedLoad load = new MixedLoad(base, key);
        for (int i = 0; i < PROGRAMS; i++) {
            load.programs.scheduleWithFixedDelay(load::course, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return load;
    }

    /** Ends once what was begun is done. */
    MixedLoad end() throws InterruptedException {
        programs.shutdown();
        if (!programs.awaitTermination(1, TimeUnit.MINUTES)) {
            failures.add("A program has not ended");
        }
        return this;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The events of those courses that went well. */
    List<Long> courses() {
        return List.copyOf(courses);
    }

    /** The addresses of all to whom a mail is due. */
    Set<String> invited() {
        return Set.copyOf(invited);
    }

    /** How long calls took, the quickest first. */
    List<Long> millis() {
        return millis.stream().sorted().toList();
    }

    @Override
    public void close() {
        programs.shutdownNow();
    }

    private void course() {
        try {
            long event = create();
            invite(event);
            read("/v3/events/" + event + "/participations");
            read("/v3/organization/events/" + event);
            hold(event);
            upload();
            read("/v3/organization/events/schedule?perPage=50");
            read("/v3/organization/members");
            courses.add(event);
        } catch (IOException | RuntimeException | AssertionError failure) {
            failures.add(failure.toString());
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
            failures.add("A call was not answered in time");
        }
    }

    private long create() throws IOException, InterruptedException {
        return form(
                        "POST",
                        "/v3/events",
                        201,
                        "name",
                        "Course",
                        "access",
                        1,
                        "rule",
                        "FREQ=DAILY;COUNT=3",
                        "startsAtTimestamp",
                        System.currentTimeMillis() / 1000 + TimeUnit.DAYS.toSeconds(2))
                .get("eventId")
                .asLong();
    }

    /** With a key, and once more, as programs do that have not seen the answer. */
    private void invite(long event) throws IOException, InterruptedException {
        List<Object> users = new ArrayList<>(List.of("isAutoEnter", true, "sendEmail", true));
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            addresses.add(TestOrganization.address());
            users.addAll(
                    List.of("users[%d][email]".formatted(i), addresses.get(i), "users[%d][name]".formatted(i), "Vera"));
        }
        invited.addAll(addresses);
        HttpRequest call = request("/v3/events/" + event + "/invite")
                .header("Idempotency-Key", "course-" + event)
                .header("Content-Type", Forms.FORM)
                .POST(BodyPublishers.ofString(Forms.encoded(users.toArray())))
                .build();
        String first = send(call, 201).body();
        String again = send(call, 201).body();
        if (!first.equals(again)) {
            throw new IllegalStateException("Repeated, an invitation is answered otherwise: " + again);
        }
        String link = Answers.json(first).get(0).get("link").asText();
        send(HttpRequest.newBuilder(URI.create(link)).build(), 200);
        send(HttpRequest.newBuilder(base.resolve("/assets/lectern.css")).build(), 200);
    }

    private void hold(long event) throws IOException, InterruptedException {
        long session = form(
                        "POST",
                        "/v3/events/" + event + "/sessions",
                        201,
                        "name",
                        "Today",
                        "startsAtTimestamp",
                        System.currentTimeMillis() / 1000)
                .get("eventSessionId")
                .asLong();
        form("PUT", "/v3/eventsessions/" + session + "/start", 204);
        form("PUT", "/v3/eventsessions/" + session + "/stop", 204);
        read("/v3/eventsessions/" + session);
    }

    private void upload() throws IOException, InterruptedException {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"notes.txt\"\r\n\r\nNotes\r\n--b--\r\n";
        HttpRequest call = request("/v3/fileSystem/file")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build();
        String address = Answers.json(send(call, 201).body()).get("url").asText();
        send(HttpRequest.newBuilder(base.resolve(address)).build(), 200);
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        return Answers.json(send(request(path).build(), 200).body());
    }

    private JsonNode form(String method, String path, int status, Object... parameters)
            throws IOException, InterruptedException {
        HttpRequest call = request(path)
                .header("Content-Type", Forms.FORM)
                .method(method, BodyPublishers.ofString(Forms.encoded(parameters)))
                .build();
        return Answers.json(send(call, status).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("x-auth-token", key);
    }

    private HttpResponse<String> send(HttpRequest call, int status) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = http.send(call, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IOException(call.method() + " " + call.uri() + ": " + failure, failure);
        }
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        if (answer.statusCode() != status) {
            throw new IOException(
                    "%s %s: %d %s".formatted(call.method(), call.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }
}
