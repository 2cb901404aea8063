package dev.lectern.event;

import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Forms;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** What an event and a session may say: access, alias, questions, lecturers, image (E1, E3, E5, E6, E12, E14). */
@QuarkusTest
class EventRulesTest {
    private static final String BASE = "http://localhost:8080/";

    @Inject
    EventRows rows;

    private EventCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = EventCalls.create();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, 8, 10})
    void E1_accessIsAMask(int mask) {
        long event = calls.event("access", mask, "password", "secret");

        assertThat(calls.detail(event).get("access").textValue()).isEqualTo(Integer.toString(mask));
        assertThat(calls.sessionDetail(calls.session(event)).get("access").intValue())
                .isEqualTo(mask);
    }

    @Test
    void E1_accessSettingsStandForABlankAccess() {
        assertThat(calls.detail(calls.event("access", "", "accessSettings[isModerationRequired]", 1))
                        .get("access")
                        .asText())
                .isEqualTo("8");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "0, 1, 0, 4",
        "0, 0, 1, 8",
        "0, 1, 1, 8",
        "1, 0, 0, 3",
        "1, 1, 0, 6",
        "1, 0, 1, 10",
        "1, 1, 1, 10"
    })
    void E1_accessSettingsStandForAMask(int password, int registration, int moderation, String mask) {
        JsonNode created = json(
                calls.post(
                        "name", "Talk",
                        "password", "secret",
                        "accessSettings[isPasswordRequired]", password,
                        "accessSettings[isRegistrationRequired]", registration,
                        "accessSettings[isModerationRequired]", moderation),
                201);

        assertThat(calls.detail(created.get("eventId").longValue())
                        .get("access")
                        .textValue())
                .isEqualTo(mask);
    }

    @Test
    void E1_aPasswordIsStoredHashedAndNeverReturned() {
        long event = calls.event("access", 3, "password", "open sesame");
        long session = calls.session(event, "password", "other secret");

        String all = rows.text(
                "SELECT to_jsonb(e) || to_jsonb(s) FROM events e, event_sessions s WHERE e.id = ? AND s.id = ?",
                event,
                session);
        assertThat(all).contains("password_hash").doesNotContain("open sesame", "other secret");
        assertThat(rows.text("SELECT password_hash FROM events WHERE id = ?", event))
                .isNotBlank();
        assertThat(calls.get(event).asString() + calls.getSession(session).asString())
                .doesNotContain("password", "sesame");
    }

    @Test
    void E1_aMaskWithAPasswordNeedsOne() {
        long event = calls.event();
        long session = calls.session(event);

        assertThat(fieldErrors(calls.post("name", "Talk", "access", 3))).isEqualTo(Map.of("password", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.put(event, "access", 6, "password", " ")))
                .isEqualTo(Map.of("password", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.putSession(session, "access", 10))).isEqualTo(Map.of("password", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.postSession(event, "access", 3))).isEqualTo(Map.of("password", "ERROR_EMPTY"));
    }

    @Test
    void E1_aStoredPasswordIsEnough() {
        long event = calls.event("access", 3, "password", "secret");

        assertDone(calls.put(event, "access", 6));
        assertDone(calls.putSession(calls.session(event), "access", 10));
    }

    @Test
    void E3_anAliasIsUniqueInItsOrganization() {
        calls.event("urlAlias", "autumn");
        long other = calls.event();

        assertThat(fieldErrors(calls.post("name", "Talk", "access", 1, "urlAlias", "autumn")))
                .isEqualTo(Map.of("urlAlias", "ERROR_NOT_UNIQUE"));
        assertThat(fieldErrors(calls.put(other, "urlAlias", "autumn")))
                .isEqualTo(Map.of("urlAlias", "ERROR_NOT_UNIQUE"));
        assertThat(EventCalls.create().event("urlAlias", "autumn")).isPositive();
    }

    @Test
    void E3_anAliasIsFreeAgainWhenItsEventIsDeletedOrGivesItUp() {
        long first = calls.event("urlAlias", "autumn");
        assertDone(calls.delete(first));
        long second = calls.event("urlAlias", "autumn");
        assertDone(calls.put(second, "urlAlias", ""));

        assertThat(calls.detail(calls.event("urlAlias", "autumn"))
                        .get("urlAlias")
                        .textValue())
                .isEqualTo("autumn");
        assertThat(calls.detail(second).has("urlAlias")).isFalse();
    }

    @Test
    void E5_questionsAreRequiredUnlessToldOtherwise() {
        JsonNode fields = calls.detail(calls.event(questions())).get("additionalFields");

        assertThat(fields.findValuesAsText("key"))
                .allMatch(key -> key.matches("[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
        assertThat(fields)
                .isEqualTo(json("""
                [{"key": "%s", "label": "Company", "type": "text", "isRequired": true, "placeholder": "Example Ltd"},
                {"key": "%s", "label": "Lunch", "type": "radio", "isRequired": false, "values": ["Fish", "None"]}]
                """.formatted(fields.findValuesAsText("key").toArray())));
    }

    @Test
    void E5_aQuestionKeepsItsKeyWhereTheLabelStays() {
        long event = calls.event(questions());
        List<String> before = calls.detail(event).findValuesAsText("key");

        assertDone(calls.put(
                event,
                "additionalFields[0][label]",
                "Lunch",
                "additionalFields[0][type]",
                "text",
                "additionalFields[1][label]",
                "Firm",
                "additionalFields[1][type]",
                "text"));

        List<String> after = calls.detail(event).findValuesAsText("key");
        assertThat(after.get(0)).isEqualTo(before.get(1));
        assertThat(after.get(1)).isNotIn(before);
    }

    @Test
    void E5_aSessionHasItsEventsQuestionsWithTheSameKeys() {
        long event = calls.event(questions());

        JsonNode ofSession = calls.sessionDetail(calls.session(event)).get("additionalFields");

        assertThat(ofSession).isEqualTo(calls.detail(event).get("additionalFields"));
    }

    @Test
    void E6_lecturersAndImageAreThoseGiven() {
        long lector = calls.organization().addMember("LECTURER", Map.of("name", "Ada", "secondName", "Byron"));
        long image = rows.addFile(calls.organization().id(), "Backdrop");

        JsonNode event = calls.detail(calls.event("lectorIds", lector, "image", image));

        assertThat(event.get("lector").textValue()).isEqualTo("Ada Byron");
        assertThat(event.get("image").textValue()).isEqualTo(BASE + "v2/files/" + rows.pathOf(image));
    }

    @Test
    void E6_anImageIsAPicture() {
        String file = rows.text("""
                INSERT INTO files (organization_id, name, path, mime_type, size, create_at)
                VALUES (?, 'notes.txt', 'webinar/' || gen_random_uuid(), 'text/plain', 7, now())
                RETURNING id
                """, calls.organization().id());
        long event = calls.event();

        assertThat(fieldErrors(calls.post("name", "Talk", "access", 1, "image", file)))
                .isEqualTo(Map.of("image", "ERROR_FORMAT"));
        assertThat(fieldErrors(calls.put(event, "image", file))).isEqualTo(Map.of("image", "ERROR_FORMAT"));
        assertThat(fieldErrors(calls.postSession(event, "image", file))).isEqualTo(Map.of("image", "ERROR_FORMAT"));
    }

    @Test
    void F1_aFileThatAnEventNamesStaysWhenWhatItWasFetchedForGoes() {
        long ofEvent = fetchedPicture();
        long ofSession = fetchedPicture();
        long event = calls.event();

        calls.put(event, "image", ofEvent).then().statusCode(204);
        calls.session(event, "image", ofSession);

        assertThat(rows.text("SELECT is_kept FROM files WHERE id = ?", ofEvent)).isEqualTo("t");
        assertThat(rows.text("SELECT is_kept FROM files WHERE id = ?", ofSession))
                .isEqualTo("t");
    }

    @Test
    void F1_aFileThatARefusedEventNamesIsNotKept() {
        long picture = fetchedPicture();

        calls.post("access", 1, "image", picture).then().statusCode(400);

        assertThat(rows.text("SELECT is_kept FROM files WHERE id = ?", picture)).isEqualTo("f");
    }

    private long fetchedPicture() {
        long id = rows.addFile(calls.organization().id(), "Backdrop");
        rows.text("UPDATE files SET is_kept = false WHERE id = ? RETURNING id", id);
        return id;
    }

    @Test
    void E6_whoIsNamedTwiceLecturesOnce() {
        long lector = calls.organization().addMember("LECTURER");

        JsonNode event = calls.detail(calls.event("lectorIds[]", lector, "lectorIds[]", lector));

        assertThat(event.get("lectors").elements().next()).hasSize(1);
    }

    @Test
    void E6_aUserWhoIsNoMemberIsRefused() {
        long stranger = TestOrganization.create().ownerId();
        long own = calls.organization().ownerId();

        assertThat(fieldErrors(
                        calls.post("access", 1, "lectorIds[0]", own, "lectorIds[1]", stranger, "image", 9_999_999)))
                .isEqualTo(
                        Map.of("name", "ERROR_EMPTY", "lectorIds[1]", "ERROR_NOT_FOUND", "image", "ERROR_NOT_FOUND"));
    }

    @Test
    void E12_whatAnEventCarriesIsKeyedByItsId() {
        long event = calls.event();
        JsonNode nothing = json("{\"%d\": []}".formatted(event));

        JsonNode detail = calls.detail(event);

        assertThat(List.of(detail.get("lectors"), detail.get("files"), detail.get("tags")))
                .containsOnly(nothing);
        assertThat(detail.get("eventSessions")).isEqualTo(json("[]"));
        assertThat(detail.get("additionalFields")).isEqualTo(json("[]"));
        assertThat(detail.get("exceptionDates")).isEqualTo(json("[]"));
    }

    @Test
    void E14_linksUseTheAliasWhereThereIsOne() {
        String landing = BASE + calls.organization().alias() + "/autumn";

        JsonNode event = json(calls.post("name", "Talk", "access", 1, "urlAlias", "autumn"), 201);
        JsonNode session = json(calls.postSession(event.get("eventId").longValue()), 201);

        assertThat(event.get("link").textValue()).isEqualTo(landing);
        assertThat(session.get("link").textValue()).isEqualTo(landing + "/session/" + session.get("eventSessionId"));
    }

    private static Object[] questions() {
        return Forms.printed("""
                additionalFields[0][label]: Company
                additionalFields[0][type]: text
                additionalFields[0][placeholder]: Example Ltd
                additionalFields[1][label]: Lunch
                additionalFields[1][type]: radio
                additionalFields[1][isRequired]: false
                additionalFields[1][values][]: Fish
                additionalFields[1][values][]: None
                additionalFields[1][values][]: Fish
                """);
    }
}
