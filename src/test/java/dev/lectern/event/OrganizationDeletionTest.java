package dev.lectern.event;

import jakarta.inject.Inject;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an organisation leaves behind of its events when it is deleted (O4). */
@QuarkusTest
class OrganizationDeletionTest {
    @Inject
    EventRows database;

    @Test
    void O4_eventsSessionsFilesAndTagsGoWithTheirOrganization() {
        EventCalls others = EventCalls.create();
        others.session(others.event("tags", "Theirs"));
        String before = database.contents();
        EventCalls calls = EventCalls.create();
        long organization = calls.organization().id();
        long image = database.addFile(organization, "Ours");
        long event = calls.event(
                "rule",
                "FREQ=DAILY",
                "image",
                image,
                "tags",
                "Ours",
                "lectorIds",
                calls.organization().ownerId());
        database.announce(organization, event, image);
        calls.onAir(event);

        TestOrganization.admin().delete(calls.organization().path()).then().statusCode(204);

        assertThat(database.contents()).isEqualTo(before);
    }
}
