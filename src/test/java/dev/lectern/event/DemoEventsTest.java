package dev.lectern.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.testing.TestOrganization;
import dev.lectern.web.Callers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class DemoEventsTest {
    private static final String COURSE = "Evening course: Statistics for beginners";

    @Inject
    DemoEvents demo;

    @Inject
    Callers callers;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
        organization.addMember("LECTURER", Map.of("name", "Maria", "secondName", "Volkova"));
    }

    @Test
    void O5_theDemoHasACourseAnEventToComeAndOneThatIsOver() throws Throwable {
        create();

        JsonPath schedule = schedule();
        assertThat(schedule.getList("name")).containsExactlyInAnyOrder("How we teach online", "Open day", COURSE);
        assertThat(schedule.getString("find { it.name == 'How we teach online' }.status"))
                .isEqualTo("STOP");
        assertThat(schedule.getList("find { it.name == 'How we teach online' }.eventSessions.status"))
                .containsExactly("STOP");
        assertThat(schedule.getList("find { it.name == 'Open day' }.eventSessions.status"))
                .containsExactly("ACTIVE");
        assertThat(schedule.getList("find { it.name == '%s' }.eventSessions".formatted(COURSE)))
                .hasSize(24);
    }

    @Test
    void O5_theCourseHasLecturersAndQuestions() throws Throwable {
        create();

        String id = schedule().getString("find { it.name == '%s' }.id".formatted(COURSE));
        JsonPath course = organization
                .request()
                .get("/v3/organization/events/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(course.getString("lector")).isEqualTo("Maria Volkova");
        assertThat(course.getList("additionalFields.label")).isEqualTo(List.of("Position", "How did you hear of us?"));
    }

    @Test
    void O5_aSecondStartAddsNothing() throws Throwable {
        create();
        create();

        assertThat(schedule().getList("id")).hasSize(3);
    }

    @Test
    void O5_deletedEventsDoNotComeBack() throws Throwable {
        create();
        for (String id : schedule().getList("id", String.class)) {
            organization
                    .request()
                    .delete("/v3/organization/events/{id}", id)
                    .then()
                    .statusCode(204);
        }
        create();

        assertThat(schedule().getList("id")).isEmpty();
    }

    private void create() throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> callers.callerOf(organization.key()).chain(demo::createOnce));
    }

    private JsonPath schedule() {
        return organization
                .request()
                .queryParam("from", LocalDate.now().minusDays(30).toString())
                .get("/v3/organization/events/schedule")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
