package dev.lectern.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Forms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The documentation's sample requests as printed, with ids of our own; whole answers are compared, types included (W9). */
@QuarkusTest
class DocumentedSamplesTest extends Samples {
    @Test
    void postEvents() {
        JsonNode created = json(calls.post(sample()), 201);

        long id = created.get("eventId").longValue();
        assertThat(created)
                .isEqualTo(json("""
                        {"eventId": %d, "link": "%s%s/%d"}
                        """.formatted(id, BASE, calls.organization().alias(), id)));
    }

    @Test
    void getEvent() {
        long image = database.addFile(calls.organization().id(), "DEFAULT");
        long id = calls.event(Forms.printed("""
                name: Новый вебинар АПИ
                access: 4
                startsAt: 2016-03-11T12:00
                lectorIds[0]: %d
                tags[0]: Test tag
                image: %d
                """.formatted(lector, image)));
        database.announce(calls.organization().id(), id, image);
        long session = calls.session(id);

        assertThat(calls.detail(id)).isEqualTo(json("""
                {"id": "$id", "status": "ACTIVE", "exceptionDates": [], "name": "Новый вебинар АПИ",
                    "startsAt": "2016-03-11T12:00:00+0300", "duration": "PT1H0M0S", "isRecording": "0",
                    "createUserId": "$owner", "timezoneName": "Europe/Moscow", "access": "4", "lang": "RU",
                    "isArchive": "0", "isEventRegAllowed": "1", "cost": "0", "lector": "Mira Member",
                    "createUser": $createUser, "image": "$url", "additionalFields": [],
                    "lectors": {"$id": [{"name": "Mira", "secondName": "Member"}]},
                    "files": {"$id": [$file]}, "tags": {"$id": ["Test tag"]},
                    "eventSessions": [{
                        "id": "$session", "status": "ACTIVE", "name": "Новый вебинар АПИ",
                        "startsAt": "2016-03-11T12:00:00+0300", "duration": "PT1H0M0S", "isRecording": "0",
                        "eventId": "$id", "createUserId": "$owner", "timezoneName": "Europe/Moscow", "access": "4",
                        "lang": "RU", "cost": "0", "participationsCount": "0", "invitedCount": "0",
                        "lector": "Mira Member", "createUser": $createUser, "image": "$url", "files": [$file],
                        "tags": ["Test tag"], "lectors": [{"name": "Mira", "secondName": "Member"}]}]}
                """.replace("$file", file(image))
                .replace("$session", Long.toString(session))
                .replace("$id", Long.toString(id))
                .replace("$url", url(image))
                .replace("$createUser", createUser())
                .replace("$owner", Long.toString(calls.organization().ownerId()))));
    }

    @Test
    void putEvent() {
        long id = calls.event("name", "Old", "access", 4);

        assertDone(calls.put(id, "name", "Очень новое мероприятие", "access", 1));

        assertThat(calls.detail(id).get("name").textValue()).isEqualTo("Очень новое мероприятие");
        assertThat(calls.detail(id).get("access").textValue()).isEqualTo("1");
    }

    @Test
    void deleteEvent() {
        long id = calls.event();

        assertDone(calls.delete(id));

        assertThat(calls.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void postSessions() {
        long event = calls.event();

        JsonNode created = json(sampleSession(event), 201);

        long id = created.get("eventSessionId").longValue();
        assertThat(created)
                .isEqualTo(json("""
                {"eventSessionId": %d, "link": "%s%s/%d/session/%d"}
                """.formatted(id, BASE, calls.organization().alias(), event, id)));
    }

    @Test
    void putSession() {
        long session = calls.session(calls.event());

        assertDone(calls.putSession(session, "description", "just a description"));

        assertThat(calls.sessionDetail(session).get("description").textValue()).isEqualTo("just a description");
    }

    @Test
    void getSession() {
        long image = database.addFile(calls.organization().id(), "DEFAULT");
        long event = json(calls.post(sample()), 201).get("eventId").longValue();
        assertDone(calls.put(event, "image", image));
        database.announce(calls.organization().id(), event, image);
        long id = json(sampleSession(event), 201).get("eventSessionId").longValue();
        assertDone(calls.putSession(id, "description", "just a description"));

        JsonNode detail = calls.sessionDetail(id);

        String first = detail.at("/additionalFields/0/key").textValue();
        String second = detail.at("/additionalFields/1/key").textValue();
        assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(second);
        assertThat(second).matches("[0-9a-f]{32}");
        assertThat(detail).isEqualTo(json("""
                {"id": $id, "isDeleted": false, "updateUserId": $owner, "createAt": "2016-03-10T12:43:52+0300",
                    "updateAt": "2016-03-10T12:43:52+0300", "organizationId": $organization, "eventId": $event,
                    "status": "ACTIVE", "additionalFields": [
                        {"key": "$first", "label": "Просто поле", "type": "text", "isRequired": true},
                        {"key": "$second", "label": "Вопрос", "type": "radio", "isRequired": true,
                            "values": ["Ответ 1", "Ответ 2"]}],
                    "access": 1, "name": "new event session name", "description": "just a description", "lang": "RU",
                    "timezone": {"id": 1, "name": "Europe/Moscow", "description": "Волгоград, Москва, Санкт-Петербург",
                        "shortDescription": "Москва", "abbreviation": "MSK", "offset": 10800},
                    "startsAt": "2016-03-20T12:00:00+0300", "utcStartsAt": 1458464400,
                    "estimatedAt": "2016-03-20T12:00:00+0300", "duration": "PT1H0M0S", "createUser": $createUser,
                    "image": {"id": $image, "createAt": "2016-03-24T12:43:48+0300", "name": "DEFAULT", "url": "$url"},
                    "lectors": [{"name": "Mira", "secondName": "Member"}], "announceFiles": [$file], "tags": ["a tag"]}
                """.replace("$file", file(image))
                .replace("$first", first)
                .replace("$second", second)
                .replace("$id", Long.toString(id))
                .replace("$event", Long.toString(event))
                .replace("$image", Long.toString(image))
                .replace("$url", url(image))
                .replace("$createUser", createUser())
                .replace("$organization", Long.toString(calls.organization().id()))
                .replace("$owner", Long.toString(calls.organization().ownerId()))));
    }

    @Test
    void deleteSession() {
        long session = calls.session(calls.event());

        assertDone(calls.deleteSession(session));

        assertThat(calls.getSession(session).statusCode()).isEqualTo(404);
    }

    @Test
    void startAndStop() {
        long session = calls.session(calls.event());

        assertDone(calls.start(session));
        assertThat(calls.sessionDetail(session).get("status").textValue()).isEqualTo("START");

        assertDone(calls.stop(session));
        assertThat(calls.sessionDetail(session).get("status").textValue()).isEqualTo("STOP");
    }

    private Object[] sample() {
        return Forms.printed("""
                name: New event
                access: 4
                description: new event for demo
                lectorIds[0]: %d
                lectorIds[1]: %d
                additionalFields[0][label]: Просто поле
                additionalFields[0][type]: text
                additionalFields[1][label]: Вопрос
                additionalFields[1][type]: radio
                additionalFields[1][values][0]: Ответ 1
                additionalFields[1][values][1]: Ответ 2
                startsAt[date][year]: 2016
                startsAt[date][month]: 3
                startsAt[date][day]: 20
                startsAt[time][hour]: 12
                startsAt[time][minute]: 0
                tags[0]: Just
                tags[1]: Tag
                """.formatted(lector, other));
    }

    private Response sampleSession(long event) {
        return calls.postSession(event, Forms.printed("""
                name:new event session name
                access:1
                tags[0]:a tag
                lectorIds[0]:%d
                """.formatted(lector)));
    }
}
