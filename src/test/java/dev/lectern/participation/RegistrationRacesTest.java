package dev.lectern.participation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Race;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.participation.ParticipationCalls.texts;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls that register the same people at the same time. */
@QuarkusTest
class RegistrationRacesTest {
    private static final int ROUNDS = 20;

    @Inject
    TestDatabase database;

    private ParticipationCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = ParticipationCalls.create();
    }

    @Test
    void R1_ofSixteenRegistrationsOfOneAddressOneWins() throws Exception {
        long event = calls.event();
        String email = TestOrganization.address();

        List<Integer> statuses =
                Race.of(16, () -> calls.registerForEvent(event, "email", email).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
        assertThat(calls.ofEvent(event)).hasSize(1);
    }

    @Test
    void R1_seriesAndSessionAtOnceListThePersonOnce() throws Exception {
        long event = calls.event();
        long session = calls.session(event);
        String email = TestOrganization.address();
        AtomicInteger turn = new AtomicInteger();

        Race.of(
                8,
                () -> turn.getAndIncrement() % 2 == 0
                        ? calls.registerForEvent(event, "email", email)
                        : calls.registerForSession(session, "email", email));

        assertThat(calls.ofSession(session)).hasSize(1);
        assertThat(calls.sessionDetail(session).get("eventId").longValue()).isEqualTo(event);
    }

    @Test
    void R5_overlappingInvitesRegisterEverybodyOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long event = calls.event();
            List<String> people = people(40);
            AtomicInteger seed = new AtomicInteger(round * 100);

            List<Response> answers = Race.of(8, () -> calls.inviteToEvent(event, some(people, seed.getAndIncrement())));

            assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409);
            List<String> invited = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .flatMap(answer -> texts(json(answer, 201), "email").stream())
                    .toList();
            assertThat(invited).doesNotHaveDuplicates();
            assertThat(texts(calls.ofEvent(event, "perPage", 500), "email"))
                    .containsExactlyInAnyOrderElementsOf(invited);
        }
    }

    @Test
    void R5_invitesToDifferentEventsShareTheirNewPeopleWithoutDeadlock() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Long> events = List.of(calls.event(), calls.event(), calls.event(), calls.event());
            List<String> people = people(60);
            AtomicInteger turn = new AtomicInteger();

            List<Integer> statuses = Race.of(8, () -> {
                int i = turn.getAndIncrement();
                return calls.inviteToEvent(events.get(i % 4), some(people, i)).statusCode();
            });

            assertThat(statuses).isSubsetOf(201, 409).contains(201);
            assertThat(database.number(
                            "SELECT count(*) - count(DISTINCT lower(email)) FROM contacts WHERE organization_id = ?",
                            calls.organization().id()))
                    .isZero();
        }
    }

    @Test
    void R8_kickDeleteModerateAndInviteAtOnceKeepTheCountsRight() throws Exception {
        long event = calls.event();
        long session = calls.session(event);
        String[] emails = people(30).toArray(String[]::new);
        json(calls.inviteToEvent(event, emails), 201);
        json(calls.inviteToSession(session, people(10).toArray(String[]::new)), 201);
        Object[] ids = participations(calls.ofSession(session, "perPage", 500));
        AtomicInteger turn = new AtomicInteger();

        List<Integer> statuses = Race.of(8, () -> switch (turn.getAndIncrement() % 4) {
            case 0 -> calls.put("/participations/kick", ids).statusCode();
            case 1 -> calls.post("/participations/delete", ids).statusCode();
            case 2 -> calls.inviteToEvent(event, emails).statusCode();
            default -> calls.inviteToSession(session, emails).statusCode();
        });

        assertThat(statuses).isSubsetOf(200, 201, 404, 409);
        assertThat(database.number("SELECT participations_count FROM events WHERE id = ?", event))
                .isEqualTo(calls.ofEvent(event, "perPage", 500).size());
        assertThat(database.number("""
                        SELECT s.participations_count - s.both_count + e.participations_count
                        FROM event_sessions s JOIN events e ON e.id = s.event_id WHERE s.id = ?
                        """, session))
                .isEqualTo(calls.ofSession(session, "perPage", 500).size());
    }

    @Test
    void O4_anOrganizationIsDeletedWhileItsPeopleAreRegistered() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ParticipationCalls doomed = ParticipationCalls.create();
            List<Long> events = List.of(doomed.event(), doomed.event());
            List<String> people = people(40);
            AtomicInteger turn = new AtomicInteger();

            List<Integer> statuses = Race.of(8, () -> {
                int i = turn.getAndIncrement();
                return i == 6
                        ? TestOrganization.admin()
                                .delete("/admin/v1/organizations/"
                                        + doomed.organization().id())
                                .statusCode()
                        : doomed.inviteToEvent(events.get(i % 2), some(people, i))
                                .statusCode();
            });

            assertThat(statuses).isSubsetOf(201, 204, 401, 404, 409).containsOnlyOnce(204);
        }
    }

    private static Object[] participations(JsonNode list) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parameters.add("participationIds[" + i + "]");
            parameters.add(list.get(i).get("id").longValue());
        }
        return parameters.toArray();
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TestOrganization.address())
                .toList();
    }

    private static String[] some(List<String> people, int seed) {
        List<String> some = new ArrayList<>(people);
        Collections.shuffle(some, new Random(seed));
        return some.subList(0, people.size() / 2).toArray(String[]::new);
    }
}
