package dev.lectern.contact;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** What the contact endpoints refuse, status by status; nothing of it is stored. */
@QuarkusTest
class ContactRefusalsTest {
    private static final long NOBODY = Long.MAX_VALUE;

    @Inject
    ContactRows rows;

    private ContactCalls calls;
    private long owner;

    @BeforeEach
    void createOrganization() {
        calls = ContactCalls.create();
        owner = calls.organization().ownerId();
    }

    @ParameterizedTest
    @EnumSource
    void W2_withoutAKeyIs400(ContactEndpoint endpoint) {
        assertThat(message(endpoint.send(RestAssured.given(), 1), 400)).contains("x-auth-token");
    }

    @ParameterizedTest
    @EnumSource
    void W2_aWrongKeyIs401(ContactEndpoint endpoint) {
        message(endpoint.send(RestAssured.given().header("x-auth-token", "wrong"), 1), 401);
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.contact.ContactEndpoint#ofOne")
    void W11_whatIsNoIdIs404(ContactEndpoint endpoint) {
        for (String id : new String[] {"0", "-1", "x", "1.5", "9223372036854775808", "003"}) {
            message(endpoint.send(calls.form("email", "a@example.org"), id), 404);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.contact.ContactEndpoint#ofOne")
    void anUnknownIdIs404(ContactEndpoint endpoint) {
        String kind = endpoint == ContactEndpoint.POST ? "User " : "Contact ";

        assertThat(message(endpoint.send(calls.form("email", "a@example.org"), NOBODY), 404))
                .isEqualTo(kind + NOBODY + " not found");
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.contact.ContactEndpoint#withBody")
    void W3_anotherContentTypeIs415(ContactEndpoint endpoint) {
        message(endpoint.send(calls.request().contentType("text/plain").body("email=a"), 1), 415);
    }

    @ParameterizedTest
    @MethodSource("dev.lectern.contact.ContactEndpoint#withBody")
    void W6_brokenJsonIs400(ContactEndpoint endpoint) {
        var broken = calls.request().contentType("application/json").body("{");

        assertThat(message(endpoint.send(broken, 1), 400)).isEqualTo("json is not valid");
    }

    @ParameterizedTest
    @EnumSource
    void W10_aMethodThatAPathDoesNotHaveIs405(ContactEndpoint endpoint) {
        message(calls.request().urlEncodingEnabled(false).patch(endpoint.path.replaceFirst("\\{\\w+}", "1")), 405);
    }

    @Test
    void W10_allWrongFieldsOfANewContactAreNamedAtOnce() {
        String before = rows.contents();
        String tooLong = "x".repeat(256);

        assertThat(fieldErrors(calls.post(
                        owner,
                        "email",
                        "nobody",
                        "name",
                        tooLong,
                        "secondName",
                        tooLong,
                        "company",
                        tooLong,
                        "position",
                        tooLong,
                        "phoneMain",
                        "a\u0007b",
                        "tags[0]",
                        "fine",
                        "tags[1]",
                        "x".repeat(65),
                        "tags[2]",
                        "")))
                .isEqualTo(Map.of(
                        "email",
                        "ERROR_FORMAT",
                        "name",
                        "ERROR_LENGTH",
                        "secondName",
                        "ERROR_LENGTH",
                        "company",
                        "ERROR_LENGTH",
                        "position",
                        "ERROR_LENGTH",
                        "phoneMain",
                        "ERROR_FORMAT",
                        "tags[1]",
                        "ERROR_LENGTH",
                        "tags[2]",
                        "ERROR_EMPTY"));
        assertThat(rows.contents()).isEqualTo(before);
    }

    @Test
    void C1_aContactNeedsAnEmail() {
        assertThat(fieldErrors(calls.post(owner, "name", "New"))).isEqualTo(Map.of("email", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.post(owner, "email", " "))).isEqualTo(Map.of("email", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.post(owner, "email", "x".repeat(250) + "@example.org")))
                .isEqualTo(Map.of("email", "ERROR_LENGTH"));
    }

    @Test
    void C1_theLongestTextsAreTaken() {
        String email =
                "x".repeat(64) + "@" + "y".repeat(60) + "." + "z".repeat(60) + "." + "w".repeat(55) + ".example.org";
        String text = "Ж".repeat(255);

        var contact = calls.detail(calls.contact("email", email, "name", text, "tags", "ж".repeat(64)));

        assertThat(contact.get("email").textValue()).isEqualTo(email);
        assertThat(contact.get("name").textValue()).isEqualTo(text);
    }

    @Test
    void C2_changesAreCheckedAsWell() {
        long contact = calls.contact();

        assertThat(fieldErrors(calls.put(contact, "name", "x".repeat(256), "company", "y".repeat(256))))
                .isEqualTo(Map.of("name", "ERROR_LENGTH", "company", "ERROR_LENGTH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "remove"})
    void C3_tagsNeedContactsAndTags(String action) {
        String path = "/v3/contacts/tags/" + action;

        assertThat(fieldErrors(calls.form().post(path)))
                .isEqualTo(Map.of("contactIds", "ERROR_EMPTY", "tags", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.form("contactIds", "", "tags[]", "").post(path)))
                .isEqualTo(Map.of("contactIds", "ERROR_EMPTY", "tags", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.request()
                        .contentType("application/json")
                        .body("{\"contactIds\":[],\"tags\":[]}")
                        .post(path)))
                .isEqualTo(Map.of("contactIds", "ERROR_EMPTY", "tags", "ERROR_EMPTY"));
        assertThat(fieldErrors(calls.form("contactIds[0]", "x", "contactIds[1]", 0, "tags[0]", "x".repeat(65))
                        .post(path)))
                .isEqualTo(Map.of(
                        "contactIds[0]", "ERROR_FORMAT", "contactIds[1]", "ERROR_RANGE", "tags[0]", "ERROR_LENGTH"));
    }

    @Test
    void C3_aCallNamesAtMost10000ContactsAnd100Tags() {
        List<Integer> contacts = IntStream.rangeClosed(1, 10_001).boxed().toList();
        List<String> tags = IntStream.rangeClosed(1, 101).mapToObj(n -> "t" + n).toList();

        assertThat(fieldErrors(calls.request()
                        .contentType("application/json")
                        .body(Map.of("contactIds", contacts, "tags", tags))
                        .post("/v3/contacts/tags/add")))
                .isEqualTo(Map.of("contactIds", "ERROR_RANGE", "tags", "ERROR_RANGE"));
    }

    @Test
    void C4_aSearchWithoutACriterionIs400() {
        for (Object[] query : new Object[][] {
            {},
            {"userIds", ""},
            {"contactIds[]", ""},
            {"contactData[email]", " "},
            {"contactData[unknown]", "x"},
            {"page", 1, "perPage", 10},
            {"other", "x"}
        }) {
            assertThat(message(calls.getSearch(query), 400)).contains("contactData");
        }
    }

    @Test
    void C4_wrongCriteriaAreNamed() {
        assertThat(fieldErrors(calls.getSearch(
                        "userIds[0]",
                        "x",
                        "contactIds",
                        -1,
                        "contactData[email]",
                        "x".repeat(256),
                        "tags[3]",
                        "x".repeat(65),
                        "page",
                        0,
                        "perPage",
                        501)))
                .isEqualTo(Map.of(
                        "userIds[0]",
                        "ERROR_FORMAT",
                        "contactIds",
                        "ERROR_RANGE",
                        "contactData.email",
                        "ERROR_LENGTH",
                        "tags[3]",
                        "ERROR_LENGTH",
                        "page",
                        "ERROR_RANGE",
                        "perPage",
                        "ERROR_RANGE"));
        assertThat(fieldErrors(calls.getSearch("contactData", "x"))).isEqualTo(Map.of("contactData", "ERROR_FORMAT"));
    }

    @Test
    void C1_aUserOfOtherOrganizationsIs403() {
        long stranger = TestOrganization.create().ownerId();

        message(calls.post(stranger, "email", "a@example.org"), 403);
    }

    @Test
    void C1_theFormIsCheckedBeforeTheUserIsLookedUp() {
        assertThat(fieldErrors(calls.post(NOBODY))).isEqualTo(Map.of("email", "ERROR_EMPTY"));
    }
}
