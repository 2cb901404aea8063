package dev.lectern.event;

import java.util.Map;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** W2: what belongs to one organisation is out of reach for another one's key. After each test all of it is as before. */
@QuarkusTest
class TenantCrossingTest {
    @Inject
    EventRows database;

    private EventCalls owner;
    private EventCalls stranger;
    private long member;
    private long image;
    private long event;
    private long session;
    private long onAir;
    private long strangersEvent;
    private long strangersSession;
    private String before;
    private String stored;

    @BeforeEach
    void createOrganizations() {
        owner = EventCalls.create();
        stranger = EventCalls.create();
        member = owner.organization().addMember("LECTURER");
        image = database.addFile(owner.organization().id(), "Ours");
        event = owner.event("rule", "FREQ=DAILY;COUNT=5", "lectorIds", member, "tags", "Ours", "image", image);
        onAir = owner.onAir(event);
        session = owner.session(event);
        strangersEvent = stranger.event();
        strangersSession = stranger.session(strangersEvent);
        before = seenByOwner();
        stored = database.contents();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(database.contents()).isEqualTo(stored);
        assertThat(seenByOwner()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"GET_EVENT", "PUT_EVENT", "DELETE_EVENT", "POST_SESSION"})
    void W2_anothersEventIs404(Endpoint endpoint) {
        assertThat(message(endpoint.send(stranger.form("name", "Mine", "status", "STOP"), event), 404))
                .isEqualTo("Event " + event + " not found");
    }

    @ParameterizedTest
    @EnumSource(names = {"GET_SESSION", "PUT_SESSION", "DELETE_SESSION", "START", "STOP"})
    void W2_anothersSessionIs404(Endpoint endpoint) {
        for (long id : new long[] {session, onAir}) {
            assertThat(message(endpoint.send(stranger.form("name", "Mine"), id), 404))
                    .isEqualTo("EventSession " + id + " not found");
        }
    }

    @Test
    void W2_anothersMemberHasNoScheduleHere() {
        message(Endpoint.GET_USER_SCHEDULE.send(stranger.request(), member), 403);
    }

    static Stream<Arguments> references() {
        return Endpoint.withBody()
                .flatMap(endpoint -> Stream.of("lectorIds[0]", "image").map(field -> Arguments.of(endpoint, field)));
    }

    @ParameterizedTest
    @MethodSource("references")
    void E6_anothersMembersAndFilesAreNotFound(Endpoint endpoint, String field) {
        long id = field.equals("image") ? image : member;
        var request = stranger.form("name", "Mine", "access", 1, field, id);

        Response answer = endpoint.send(request, strangersEvent, strangersSession, 0);

        assertThat(fieldErrors(answer)).isEqualTo(Map.of(field, "ERROR_NOT_FOUND"));
    }

    @Test
    void W2_schedulesListOnlyOnesOwn() {
        Response answer = stranger.getSchedule("from", "2000-01-01", "to", "2100-01-01");

        assertThat(answer.header("X-Total-Count")).isEqualTo("1");
        assertThat(EventCalls.ids(json(answer, 200))).containsExactly(strangersEvent);
    }

    @Test
    void W2_someoneInTwoOrganizationsHasTwoSchedules() {
        String email = database.text("SELECT email FROM users WHERE id = ?", member);
        stranger.organization().addMember("LECTURER", Map.of("email", email));

        Response answer = Endpoint.GET_USER_SCHEDULE.send(
                stranger.request().queryParam("from", "2000-01-01").queryParam("to", "2100-01-01"), member);

        assertThat(json(answer, 200)).isEmpty();
    }

    private String seenByOwner() {
        return owner.detail(event) + "\n" + owner.sessionDetail(session) + "\n" + owner.sessionDetail(onAir) + "\n"
                + owner.schedule("from", "2000-01-01", "to", "2100-01-01");
    }
}
