package dev.lectern.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.fieldErrors;
import static org.assertj.core.api.Assertions.assertThat;

/** Sixteen threads that start together. */
@QuarkusTest
class EventRacesTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 5;

    @Inject
    EventRows database;

    private EventCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = EventCalls.create();
    }

    @Test
    void E3_ofRacingCreationsOneGetsTheAlias() throws Exception {
        var answers = race(i -> calls.post("name", "Talk " + i, "access", 1, "urlAlias", "autumn"));

        assertOneWinner(answers, 201);
        assertThat(calls.schedule("from", "2000-01-01", "to", "2100-01-01")).hasSize(1);
    }

    @Test
    void E3_ofRacingChangesOneGetsTheAlias() throws Exception {
        List<Long> events = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            events.add(calls.event());
        }

        var answers = race(i -> calls.put(events.get(i), "name", "Changed", "urlAlias", "autumn"));

        assertOneWinner(answers, 204);
        assertThat(events.stream().map(calls::detail).filter(event -> event.has("urlAlias")))
                .hasSize(1)
                .allMatch(event -> event.get("name").textValue().equals("Changed"));
    }

    @Test
    void E8_ofRacingStartsOneWins() throws Exception {
        long session = calls.session(calls.event());

        assertThat(codes(race(i -> calls.start(session)))).isEqualTo(oneOf(204, 404));
        assertThat(status(calls.sessionDetail(session))).isEqualTo("START");
    }

    @Test
    void E8_ofRacingStopsOneWins() throws Exception {
        long event = calls.event();
        long session = calls.onAir(event);

        assertThat(codes(race(i -> calls.stop(session)))).isEqualTo(oneOf(204, 404));
        assertThat(status(calls.sessionDetail(session))).isEqualTo("STOP");
        assertThat(status(calls.detail(event))).isEqualTo("STOP");
    }

    @RepeatedTest(ROUNDS)
    void E9_aSessionThatIsBeingStartedIsDeletedOnce() throws Exception {
        long session = calls.session(calls.event());

        var answers = race(i -> i % 2 == 0 ? calls.start(session) : calls.deleteSession(session));

        assertThat(codes(odd(answers, 1))).containsOnlyOnce(204).isSubsetOf(204, 404);
        assertThat(Collections.frequency(codes(odd(answers, 0)), 204)).isLessThanOrEqualTo(1);
        assertThat(calls.getSession(session).statusCode()).isEqualTo(404);
    }

    @RepeatedTest(ROUNDS)
    void E8_noStoppedEventHasASessionOnAir() throws Exception {
        long event = calls.event();
        long session = calls.session(event);

        var answers = race(i -> i % 2 == 0 ? calls.start(session) : calls.put(event, "status", "STOP"));

        int starts = Collections.frequency(codes(odd(answers, 0)), 204);
        int stops = Collections.frequency(codes(odd(answers, 1)), 204);
        assertThat(starts + stops).isEqualTo(1);
        assertThat(status(calls.detail(event))).isEqualTo(starts == 1 ? "ACTIVE" : "STOP");
        assertThat(status(calls.sessionDetail(session))).isEqualTo(starts == 1 ? "START" : "STOP");
    }

    @RepeatedTest(ROUNDS)
    void J2_anEventThatGetsSessionsWhileItsLastOneStopsGoesOnOrGetsNone() throws Exception {
        long event = calls.event();
        long session = calls.onAir(event);

        var answers = race(i -> i == THREADS / 2 ? calls.stop(session) : calls.postSession(event));

        int made = Collections.frequency(codes(answers), 201);
        assertThat(codes(answers)).isSubsetOf(201, 204, 400).containsOnlyOnce(204);
        assertThat(made).isIn(0, THREADS - 1);
        assertThat(status(calls.detail(event))).isEqualTo(made == 0 ? "STOP" : "ACTIVE");
    }

    @Test
    void E7_racingSessionsGetAnOccurrenceEach() throws Exception {
        long event = calls.event("startsAt", "2035-01-01T09:00", "rule", "FREQ=DAILY;COUNT=16");

        assertThat(codes(race(i -> calls.postSession(event)))).containsOnly(201);

        assertThat(calls.detail(event).findValues("eventSessions").get(0).findValuesAsText("startsAt"))
                .hasSize(THREADS)
                .doesNotHaveDuplicates()
                .startsWith("2035-01-01T09:00:00+0300")
                .endsWith("2035-01-16T09:00:00+0300");
    }

    @RepeatedTest(ROUNDS)
    void E9_noSessionSurvivesItsEvent() throws Exception {
        long event = calls.event();

        var answers = race(i -> i == THREADS / 2 ? calls.delete(event) : calls.postSession(event));

        assertThat(codes(answers)).isSubsetOf(201, 204, 404).containsOnlyOnce(204);
        assertThat(database.text("SELECT count(*) FROM event_sessions WHERE event_id = ? AND NOT is_deleted", event))
                .isEqualTo("0");
    }

    @Test
    void C3_racingEventsShareNewTagsInWhateverOrder() throws Exception {
        var answers = race(i -> calls.post(
                "name",
                "Talk",
                "access",
                1,
                "tags[0]",
                i % 2 == 0 ? "New" : "tag",
                "tags[1]",
                i % 2 == 0 ? "TAG" : "new"));

        assertThat(codes(answers)).containsOnly(201);
        assertThat(database.text(
                        "SELECT count(*) FROM tags WHERE organization_id = ?",
                        calls.organization().id()))
                .isEqualTo("2");
    }

    /** What the racers got, in the order of their numbers. */
    private static List<Response> race(IntFunction<Response> call) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Map<Integer, Response> answers = new ConcurrentHashMap<>();
        Race.of(THREADS, () -> {
            int racer = next.getAndIncrement();
            return answers.put(racer, call.apply(racer));
        });
        return IntStream.range(0, THREADS).mapToObj(answers::get).toList();
    }

    private static void assertOneWinner(List<Response> answers, int status) {
        assertThat(codes(answers)).isEqualTo(oneOf(status, 400));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 400))
                .allSatisfy(
                        answer -> assertThat(fieldErrors(answer)).isEqualTo(Map.of("urlAlias", "ERROR_NOT_UNIQUE")));
    }

    /** What one winner and fifteen others get, in the order of {@link #codes}. */
    private static List<Integer> oneOf(int winner, int others) {
        List<Integer> codes = new ArrayList<>(Collections.nCopies(THREADS, others));
        codes.set(0, winner);
        return codes;
    }

    private static List<Integer> codes(List<Response> answers) {
        return answers.stream().map(Response::statusCode).sorted().toList();
    }

    private static List<Response> odd(List<Response> answers, int remainder) {
        List<Response> some = new ArrayList<>();
        for (int i = remainder; i < answers.size(); i += 2) {
            some.add(answers.get(i));
        }
        return some;
    }

    private static String status(JsonNode entity) {
        return entity.get("status").textValue();
    }
}
