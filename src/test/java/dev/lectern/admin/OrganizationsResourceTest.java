package dev.lectern.admin;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jakarta.inject.Inject;

import dev.lectern.testing.Race;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.TestOrganization.address;
import static dev.lectern.testing.TestOrganization.admin;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OrganizationsResourceTest {
    private static final String ORGANIZATIONS = "/admin/v1/organizations";

    @Inject
    TestDatabase database;

    @Test
    void O4_creatingAnswersWithTheFirstKey() {
        String alias = alias();

        Response created = create(alias, address());

        assertThat(created.statusCode()).isEqualTo(201);
        Map<String, Object> body = created.jsonPath().getMap("");
        assertThat(body).containsOnlyKeys("id", "name", "alias", "ownerId", "apiKey");
        assertThat(body).containsEntry("name", "Night School").containsEntry("alias", alias);
        RestAssured.given()
                .header("x-auth-token", body.get("apiKey"))
                .get("/v3/organization/members")
                .then()
                .statusCode(200);
    }

    @Test
    void O1_theOwnerIsAnAdmin() {
        JsonPath created = create(alias(), address()).jsonPath();

        JsonPath members = RestAssured.given()
                .header("x-auth-token", created.getString("apiKey"))
                .get("/v3/organization/members")
                .jsonPath();

        assertThat(members.getList("id", Long.class)).containsExactly(created.getLong("ownerId"));
        assertThat(members.getList("role")).containsExactly("ADMIN");
    }

    @Test
    void O4_zoneAndLanguageHaveDefaults() {
        Response created = admin().body(Map.of(
                        "name", "Night School", "alias", alias(), "owner", Map.of("email", address(), "name", "Olga")))
                .post(ORGANIZATIONS);

        JsonPath shown = show(created);

        assertThat(shown.getString("timezone")).isEqualTo("Europe/Moscow");
        assertThat(shown.getString("lang")).isEqualTo("RU");
    }

    @Test
    void O4_theZoneIsGivenByNameOrId() {
        assertThat(show(create(alias(), address(), "Europe/Berlin")).getString("timezone"))
                .isEqualTo("Europe/Berlin");
        assertThat(show(create(alias(), address(), 1)).getString("timezone")).isEqualTo("Europe/Moscow");
    }

    @Test
    void O4_everyWrongFieldIsNamedAtOnce() {
        Response refused = admin().body(Map.of("alias", "Not an alias", "timezone", "Mars/Base", "lang", "XX"))
                .post(ORGANIZATIONS);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message")).isEqualTo("ERROR_BAD_REQUEST");
        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of(
                        "name", "ERROR_EMPTY",
                        "alias", "ERROR_FORMAT",
                        "timezone", "ERROR_NOT_FOUND",
                        "lang", "ERROR_CHOICE",
                        "owner.email", "ERROR_EMPTY",
                        "owner.name", "ERROR_EMPTY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3", "admin", "q", "room", "files", "static"})
    void O1_theWordsOfLecternsOwnPathsAreNoAlias(String word) {
        Response refused = create(word, address());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.fieldErrors.alias")).isEqualTo("ERROR_CHOICE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "School",
                "night_school",
                "a/b",
                "школа",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void O1_anAliasHasSmallLettersDigitsAndHyphens(String alias) {
        Response refused = create(alias, address());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.fieldErrors.alias")).isEqualTo("ERROR_FORMAT");
    }

    @Test
    void O4_anAliasInUseIsAConflictThatLeavesNothing() throws SQLException {
        String alias = alias();
        String loser = address();
        create(alias, address());

        Response refused = create(alias, loser);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("error.message")).isEqualTo("Alias " + alias + " is in use");
        assertThat(database.number("SELECT count(*) FROM users WHERE email = ?", loser))
                .isZero();
    }

    @Test
    void O4_ofRacingCreationsOfOneAliasOneWins() throws Exception {
        String alias = alias();

        List<Integer> codes = Race.of(8, () -> create(alias, address()).statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void O1_anOwnerWhoIsAUserAlreadyStaysAsStored() throws SQLException {
        String email = address();
        long first = create(alias(), email).jsonPath().getLong("ownerId");

        Response second = admin().body(Map.of(
                        "name", "Day School",
                        "alias", alias(),
                        "owner", Map.of("email", email.toUpperCase(), "name", "Another")))
                .post(ORGANIZATIONS);

        assertThat(second.jsonPath().getLong("ownerId")).isEqualTo(first);
        assertThat(database.text("SELECT email || name FROM users WHERE id = ?", first))
                .isEqualTo(email + "Olga");
    }

    @Test
    void O1_racingCreationsMakeOneUserOfAnEmail() throws Exception {
        String email = address();

        List<Long> owners = Race.of(8, () -> create(alias(), email).jsonPath().getLong("ownerId"));

        assertThat(owners).hasSize(8).containsOnly(owners.get(0));
    }

    @Test
    void O4_anOrganizationIsShown() {
        String alias = alias();
        JsonPath created = create(alias, address()).jsonPath();

        Map<String, Object> shown = admin().get(ORGANIZATIONS + "/" + created.getLong("id"))
                .jsonPath()
                .getMap("");

        assertThat(shown.remove("createAt").toString()).endsWith("Z");
        assertThat(shown)
                .containsOnlyKeys("id", "name", "alias", "timezone", "lang", "ownerId")
                .containsEntry("id", created.getInt("id"))
                .containsEntry("name", "Night School")
                .containsEntry("alias", alias)
                .containsEntry("timezone", "Europe/Moscow")
                .containsEntry("lang", "RU")
                .containsEntry("ownerId", created.getInt("ownerId"));
    }

    @Test
    void O4_putChangesOnlyWhatIsGiven() {
        TestOrganization organization = TestOrganization.create();

        Response changed = admin().body(Map.of("timezone", "Asia/Omsk")).put(organization.path());

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("timezone")).isEqualTo("Asia/Omsk");
        assertThat(changed.jsonPath().getString("alias")).isEqualTo(organization.alias());
        assertThat(admin().get(organization.path()).asString()).isEqualTo(changed.asString());
    }

    @Test
    void O4_putRefusesAnAliasInUse() {
        TestOrganization organization = TestOrganization.create();
        String taken = TestOrganization.create().alias();

        Response refused = admin().body(Map.of("alias", taken)).put(organization.path());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(admin().get(organization.path()).jsonPath().getString("alias"))
                .isEqualTo(organization.alias());
    }

    @Test
    void O4_putRefusesEmptyNames() {
        Response refused = admin().body(Map.of("name", " ", "alias", ""))
                .put(TestOrganization.create().path());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of("name", "ERROR_EMPTY", "alias", "ERROR_EMPTY"));
    }

    @Test
    void O4_deletingTakesAllItOwnsAndLeavesThePeople() throws SQLException {
        TestOrganization organization = TestOrganization.create();
        long member = organization.addMember("USER");

        assertThat(admin().delete(organization.path()).statusCode()).isEqualTo(204);

        assertThat(admin().get(organization.path()).statusCode()).isEqualTo(404);
        assertThat(organization.request().get("/v3/organization/members").statusCode())
                .isEqualTo(401);
        assertThat(database.number("SELECT count(*) FROM members WHERE organization_id = ?", organization.id()))
                .isZero();
        assertThat(database.number("SELECT count(*) FROM users WHERE id IN (?, ?)", organization.ownerId(), member))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854775808", "0", "-1", "one"})
    void W11_anIdThatIsNoneIsNotFound(String id) {
        assertThat(admin().get(ORGANIZATIONS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(admin().body(Map.of()).put(ORGANIZATIONS + "/" + id).statusCode())
                .isEqualTo(404);
        assertThat(admin().delete(ORGANIZATIONS + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void W13_theListIsWholeOrByPages() {
        long first = TestOrganization.create().id();
        long second = TestOrganization.create().id();

        List<Long> all = admin().get(ORGANIZATIONS).jsonPath().getList("id", Long.class);
        Response page = admin().get(ORGANIZATIONS + "?perPage=1&page=" + all.size());

        assertThat(all).isSorted().containsSequence(first, second);
        assertThat(page.jsonPath().getList("id", Long.class)).containsExactly(second);
        assertThat(page.header("X-Total-Count")).isEqualTo(Integer.toString(all.size()));
        assertThat(page.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    private static Response create(String alias, String email) {
        return create(alias, email, "Europe/Moscow");
    }

    private static Response create(String alias, String email, Object timezone) {
        return admin().body(Map.of(
                        "name",
                        "Night School",
                        "alias",
                        alias,
                        "timezone",
                        timezone,
                        "owner",
                        Map.of("email", email, "name", "Olga")))
                .post(ORGANIZATIONS);
    }

    private static JsonPath show(Response created) {
        return admin().get(ORGANIZATIONS + "/" + created.jsonPath().getLong("id"))
                .jsonPath();
    }

    private static String alias() {
        return "school-" + UUID.randomUUID();
    }
}
