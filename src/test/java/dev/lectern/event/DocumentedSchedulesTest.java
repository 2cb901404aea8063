package dev.lectern.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The documentation's sample requests of both schedules as printed; whole answers are compared, types included (W9). */
@QuarkusTest
class DocumentedSchedulesTest extends Samples {
    @Test
    void getOrganizationSchedule() {
        long image = database.addFile(calls.organization().id(), "DEFAULT");
        long id = weekly("image", image);

        assertThat(json(sampleSchedule("/v3/organization/events/schedule"), 200))
                .isEqualTo(weeklyRow(id, image));
    }

    @Test
    void getUserSchedule() {
        long image = database.addFile(calls.organization().id(), "DEFAULT");
        long id = weekly("image", image);

        assertThat(json(sampleSchedule("/v3/users/" + other + "/events/schedule"), 200))
                .isEqualTo(weeklyRow(id, image));
    }

    private Response sampleSchedule(String path) {
        return calls.request()
                .urlEncodingEnabled(false)
                .get(path + "?page=1&perPage=50&status[]=ACTIVE&from=2016-03-11&to=2016-06-18");
    }

    private long weekly(Object... more) {
        long id = calls.event(
                "name",
                "Weekly",
                "description",
                "Every other week",
                "rule",
                "FREQ=WEEKLY;INTERVAL=2",
                "lectorIds[0]",
                other,
                "lectorIds[1]",
                lector,
                "startsAt",
                "2015-08-10T15:26:00");
        assertDone(calls.put(id, more));
        return id;
    }

    private JsonNode weeklyRow(long id, long image) {
        return json("""
                [{"id": "$id", "status": "ACTIVE", "rule": "FREQ=WEEKLY;INTERVAL=2", "name": "Weekly",
                    "description": "Every other week", "startsAt": "2015-08-10T15:26:00+0300",
                    "duration": "PT1H0M0S", "isRecording": "0", "createUserId": "$owner",
                    "timezoneName": "Europe/Moscow", "access": "1", "lang": "RU", "isArchive": "0", "cost": "0",
                    "lector": "Mira Member", "createUser": $createUser, "image": "$url",
                    "eventSessions": [
                        {"startsAt": "2016-03-21 15:26"}, {"startsAt": "2016-04-04 15:26"},
                        {"startsAt": "2016-04-18 15:26"}, {"startsAt": "2016-05-02 15:26"},
                        {"startsAt": "2016-05-16 15:26"}, {"startsAt": "2016-05-30 15:26"},
                        {"startsAt": "2016-06-13 15:26"}],
                    "tags": [], "files": [],
                    "lectors": [{"name": "Mira", "secondName": "Member"}, {"name": "Mira", "secondName": "Member"}]}]
                """.replace("$id", Long.toString(id))
                .replace("$url", url(image))
                .replace("$createUser", createUser())
                .replace("$owner", Long.toString(calls.organization().ownerId())));
    }
}
