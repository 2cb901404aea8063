package dev.lectern.client;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lectern.client.api.EventApi;
import dev.lectern.client.api.ParticipationApi;
import dev.lectern.client.api.StatisticsApi;
import dev.lectern.client.model.Access;
import dev.lectern.client.model.AdditionalFieldForm;
import dev.lectern.client.model.EventCreated;
import dev.lectern.client.model.EventDetail;
import dev.lectern.client.model.EventForm;
import dev.lectern.client.model.EventTime;
import dev.lectern.client.model.LectorName;
import dev.lectern.client.model.NewEventForm;
import dev.lectern.client.model.NewSessionForm;
import dev.lectern.client.model.ParticipantRole;
import dev.lectern.client.model.RegisterForm;
import dev.lectern.client.model.Registered;
import dev.lectern.client.model.SessionCreated;
import dev.lectern.client.model.SessionDetail;
import dev.lectern.client.model.SessionFigures;
import dev.lectern.client.model.SessionForm;
import dev.lectern.client.model.SessionParticipation;
import dev.lectern.client.model.Zero;
import dev.lectern.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A program walks through an event with the client that openapi-generator makes of {@code openapi/lectern.yaml}. */
class GeneratedClientIT {
    private static final long LECTOR = 2;
    private static final LocalDate TODAY = LocalDate.now();

    @TempDir
    static Path temporary;

    private static ServerProcess server;

    private final ApiClient client = new ApiClient(
                    ApiClient.createDefaultHttpClientBuilder(),
                    // The end of a session is a text, or 0 while it goes on: a client that takes numbers for texts can't tell them apart.
                    JsonMapper.builder()
                            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                            .build(),
                    server.baseUrl().toString())
            .setRequestInterceptor(request -> request.header("x-auth-token", "HelloWorld"));
    private final EventApi events = new EventApi(client);
    private final ParticipationApi participations = new ParticipationApi(client);
    private final StatisticsApi statistics = new StatisticsApi(client);

    @BeforeAll
    static void starts() {
        server = ServerProcess.start(temporary.resolve("data"));
    }

    @AfterAll
    static void stops() {
        server.close();
    }

    @Test
    void aProgramWalksThroughAnEvent() throws ApiException {
        EventCreated created = events.createEvent(
                new NewEventForm()
                        .name("Bookkeeping for beginners")
                        .access(Access.NUMBER_4)
                        .startsAt(new EventTime(TODAY.plusDays(1) + "T19:00:00"))
                        .duration("PT1H30M0S")
                        .additionalFields(List.of(
                                question("Where do you work?", AdditionalFieldForm.TypeEnum.TEXT),
                                question("Beginner?", AdditionalFieldForm.TypeEnum.RADIO)
                                        .values(List.of("yes", "no"))))
                        .lectorIds(List.of(LECTOR))
                        .tags(List.of("Courses", "Spring")),
                "client-" + TODAY);
        long eventId = created.getEventId();
        assertThat(created.getLink()).endsWith("/" + eventId);

        EventDetail event = events.getEvent(eventId);
        assertThat(event.getName()).isEqualTo("Bookkeeping for beginners");
        assertThat(event.getAccess()).isEqualTo("4");
        assertThat(event.getStatus()).isEqualTo(EventDetail.StatusEnum.ACTIVE);
        assertThat(event.getStartsAt()).startsWith(TODAY.plusDays(1) + "T19:00:00");
        assertThat(event.getTags()).isEqualTo(Map.of(event.getId(), List.of("Courses", "Spring")));
        assertThat(event.getLectors().get(event.getId()))
                .extracting(LectorName::getName)
                .containsExactly("Ivan");
        assertThat(event.getAdditionalFields())
                .extracting(field -> field.getLabel() + " " + field.getType() + " " + field.getValues())
                .containsExactly("Where do you work? text []", "Beginner? radio [yes, no]");

        SessionCreated made = events.createEventSession(eventId, null, new NewSessionForm().name("First evening"));
        long sessionId = made.getEventSessionId();
        SessionDetail session = events.getEventSession(sessionId);
        assertThat(session.getStatus()).isEqualTo(SessionDetail.StatusEnum.ACTIVE);
        assertThat(session.getName()).isEqualTo("First evening");
        assertThat(session.getEventId()).isEqualTo(eventId);
        assertThat(session.getTimezone().getName()).isEqualTo("Europe/Moscow");

        String work = event.getAdditionalFields().get(0).getKey();
        String beginner = event.getAdditionalFields().get(1).getKey();
        Registered registered = participations.registerForSession(
                sessionId,
                new RegisterForm()
                        .email("vera.sokolova@example.org")
                        .name("Vera")
                        .additionalFields(Map.of(work, "At a school", beginner, "yes"))
                        .sendEmail(false),
                null);
        assertThat(registered.getLink()).matches(".+/[0-9a-f]{32}");

        List<SessionParticipation> people = participations.listSessionParticipations(sessionId, null, null);
        assertThat(people).singleElement().satisfies(vera -> {
            assertThat(vera.getId()).isEqualTo(registered.getParticipationId());
            assertThat(vera.getEmail()).isEqualTo("vera.sokolova@example.org");
            assertThat(vera.getRole()).isEqualTo(ParticipantRole.GUEST);
            assertThat(vera.getIsAccepted()).isEqualTo(SessionParticipation.IsAcceptedEnum.NUMBER_1);
            assertThat(vera.getVisited()).isFalse();
            assertThat(vera.getAdditionalFields())
                    .extracting(answer -> answer.getLabel() + " " + answer.getValue())
                    .containsExactly("Where do you work? At a school", "Beginner? yes");
        });

        events.startEventSession(sessionId, null);
        SessionFigures onAir = figures(eventId);
        assertThat(onAir.getId()).isEqualTo(Long.toString(sessionId));
        assertThat(onAir.getEndsAt().getActualInstance()).isEqualTo(Zero.NUMBER_0);

        events.stopEventSession(sessionId, null);
        SessionFigures over = figures(eventId);
        assertThat(over.getName()).isEqualTo("First evening");
        assertThat(over.getEndsAt().getActualInstance())
                .asString()
                .startsWith(over.getStartsAt().substring(0, 10));
        assertThat(over.getInvitedCount()).isEqualTo("1");
        assertThat(over.getInvitedVisitedCount()).isZero();
        assertThat(over.getPlatform().getWeb()).isZero();

        events.deleteEvent(eventId, false);
        assertThatThrownBy(() -> events.getEvent(eventId))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(404));
    }

    @Test
    void aChangeLeavesAloneWhatItDoesNotSay() throws ApiException {
        long eventId = events.createEvent(
                        new NewEventForm()
                                .name("Night school")
                                .access(Access.NUMBER_4)
                                .duration("PT1H30M0S")
                                .isEventRegAllowed(false),
                        null)
                .getEventId();
        long sessionId = events.createEventSession(eventId, null, new NewSessionForm().name("First evening"))
                .getEventSessionId();
        assertThat(events.getEventSession(sessionId).getDuration()).isEqualTo("PT1H30M0S");

        events.changeEvent(eventId, false, null, new EventForm().name("Evening school"));
        events.changeEventSession(sessionId, false, null, new SessionForm().description("We begin"));

        EventDetail event = events.getEvent(eventId);
        assertThat(event.getName()).isEqualTo("Evening school");
        assertThat(event.getDuration()).isEqualTo("PT1H30M0S");
        assertThat(event.getIsEventRegAllowed()).isEqualTo("0");
        assertThat(events.getEventSession(sessionId).getDuration()).isEqualTo("PT1H30M0S");
    }

    private static AdditionalFieldForm question(String label, AdditionalFieldForm.TypeEnum type) {
        return new AdditionalFieldForm().label(label).type(type);
    }

    private SessionFigures figures(long eventId) throws ApiException {
        List<SessionFigures> found = statistics.listSessionStatistics(
                TODAY.minusDays(1).toString(), TODAY.plusDays(2).toString(), null, eventId, null, null);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
