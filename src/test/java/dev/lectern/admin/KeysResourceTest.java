package dev.lectern.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.organization.ApiKeys;
import dev.lectern.testing.Race;
import dev.lectern.testing.TestClock;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.TestOrganization.admin;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class KeysResourceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    TestDatabase database;

    @Inject
    TestClock clock;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void O3_aKeyIsAnsweredOnceAndOpensTheOrganization() {
        Response created = create(Map.of("name", "Site"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.jsonPath().getMap("")).containsOnlyKeys("id", "prefix", "key");
        assertThat(statusWith(created.jsonPath().getString("key"))).isEqualTo(200);
    }

    @Test
    void O3_keysAreStoredOnlyAsHash() throws Exception {
        JsonPath created = create(Map.of("name", "Site")).jsonPath();
        String key = created.getString("key");

        String row = database.text("SELECT k::text FROM api_keys k WHERE id = ?", created.getLong("id"));

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        assertThat(row).doesNotContain(key).contains(HexFormat.of().formatHex(hash));
        assertThat(created.getString("prefix")).isEqualTo(key.substring(0, 8));
        assertThat(row).contains("," + created.getString("prefix") + ",").doesNotContain(key.substring(8));
    }

    @Test
    void O3_beyondItsPrefixAKeyHas256RandomBits() {
        String first = create(Map.of("name", "Site")).jsonPath().getString("key");
        String second = create(Map.of("name", "Site")).jsonPath().getString("key");

        assertThat(first).matches("[A-Za-z0-9_-]{51}").isNotEqualTo(second);
        assertThat((first.length() - 8) * 6).isGreaterThanOrEqualTo(256);
    }

    @Test
    void O4_theListNeverShowsAKey() {
        String expiry = "2999-01-01T00:00:00Z";
        JsonPath created = create(Map.of("name", "Site", "expiresAt", expiry)).jsonPath();

        Response list = admin().get(organization.path() + "/keys");

        assertThat(list.asString()).doesNotContain(created.getString("key")).doesNotContain(organization.key());
        Map<String, Object> shown = list.jsonPath().getMap("[1]");
        assertThat(shown)
                .containsOnlyKeys("id", "name", "prefix", "createAt", "expiresAt")
                .containsEntry("id", created.getInt("id"))
                .containsEntry("name", "Site")
                .containsEntry("prefix", created.getString("prefix"))
                .containsEntry("expiresAt", expiry);
    }

    @Test
    void O3_the21stLiveKeyIsAConflict() {
        for (int i = 1; i < ApiKeys.MAX_LIVE; i++) {
            assertThat(create(Map.of("name", "Key " + i)).statusCode()).isEqualTo(201);
        }

        assertThat(create(Map.of("name", "One too many")).statusCode()).isEqualTo(409);
    }

    @Test
    void O3_racingCreationsNeverMake21LiveKeys() throws Exception {
        List<Integer> codes = Race.of(30, () -> create(Map.of("name", "Racer")).statusCode());

        assertThat(codes).containsOnly(201, 409);
        assertThat(Collections.frequency(codes, 201)).isEqualTo(ApiKeys.MAX_LIVE - 1);
        assertThat(database.number("SELECT count(*) FROM api_keys WHERE organization_id = ?", organization.id()))
                .isEqualTo(ApiKeys.MAX_LIVE);
    }

    @Test
    void O3_expiredKeysMakeRoom() {
        String soon = Instant.now().plus(HOUR).toString();
        for (int i = 1; i < ApiKeys.MAX_LIVE; i++) {
            create(Map.of("name", "Key " + i, "expiresAt", soon));
        }

        clock.advance(HOUR.multipliedBy(2));

        assertThat(create(Map.of("name", "Next")).statusCode()).isEqualTo(201);
    }

    @Test
    void W2_anExpiredKeyIsUnauthorized() {
        String key = create(Map.of(
                        "name", "Short", "expiresAt", Instant.now().plus(HOUR).toString()))
                .jsonPath()
                .getString("key");
        assertThat(statusWith(key)).isEqualTo(200);

        clock.advance(HOUR.plusSeconds(1));

        assertThat(statusWith(key)).isEqualTo(401);
        assertThat(statusWith(organization.key())).isEqualTo(200);
    }

    @Test
    void O4_anExpiryInThePastIsRefused() {
        Response refused = create(Map.of("name", "", "expiresAt", "2020-01-01T00:00:00Z"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of("name", "ERROR_EMPTY", "expiresAt", "ERROR_RANGE"));
    }

    @Test
    void O3_aRotatedKeyIsDeadAtOnceUnlessGraceIsGiven() {
        JsonPath old = create(Map.of("name", "Site")).jsonPath();

        Response rotated = rotate(old.getLong("id"), Map.of());

        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(rotated.jsonPath().getMap("")).containsOnlyKeys("id", "prefix", "key");
        assertThat(statusWith(old.getString("key"))).isEqualTo(401);
        assertThat(statusWith(rotated.jsonPath().getString("key"))).isEqualTo(200);
    }

    @Test
    void O3_aRotatedKeyLivesOnForItsGrace() {
        JsonPath old = create(Map.of("name", "Site")).jsonPath();
        String key = rotate(old.getLong("id"), Map.of("graceSeconds", HOUR.toSeconds()))
                .jsonPath()
                .getString("key");

        assertThat(statusWith(old.getString("key"))).isEqualTo(200);
        clock.advance(HOUR.plusSeconds(1));
        assertThat(statusWith(old.getString("key"))).isEqualTo(401);
        assertThat(statusWith(key)).isEqualTo(200);
    }

    @Test
    void O3_rotatingKeepsNameAndExpiryAndNeverProlongsTheOldKey() {
        String expiry = "2999-01-01T00:00:00Z";
        String soon = Instant.now().plusSeconds(60).toString();
        long old =
                create(Map.of("name", "Site", "expiresAt", expiry)).jsonPath().getLong("id");
        long ending =
                create(Map.of("name", "Ends", "expiresAt", soon)).jsonPath().getLong("id");

        rotate(old, Map.of());
        rotate(ending, Map.of("graceSeconds", HOUR.toSeconds()));

        JsonPath list = admin().get(organization.path() + "/keys").jsonPath();
        assertThat(list.getString("find { it.name == 'Site' && it.id > %d }.expiresAt".formatted(old)))
                .isEqualTo(expiry);
        assertThat(Instant.parse(list.getString("find { it.id == %d }.expiresAt".formatted(ending))))
                .isBefore(Instant.now().plusSeconds(61));
    }

    @Test
    void O3_aFullSetOfKeysCanBeRotatedOnlyWithoutGrace() {
        long last = 0;
        for (int i = 1; i < ApiKeys.MAX_LIVE; i++) {
            last = create(Map.of("name", "Key " + i)).jsonPath().getLong("id");
        }

        assertThat(rotate(last, Map.of("graceSeconds", 60)).statusCode()).isEqualTo(409);
        assertThat(rotate(last, Map.of()).statusCode()).isEqualTo(201);
    }

    @Test
    void O3_ofRacingRotationsOneReplacesTheKey() throws Exception {
        long id = create(Map.of("name", "Site")).jsonPath().getLong("id");

        List<Integer> codes = Race.of(8, () -> rotate(id, Map.of()).statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void O4_graceIsFromNothingToAYear() {
        long id = create(Map.of("name", "Site")).jsonPath().getLong("id");

        assertThat(rotate(id, Map.of("graceSeconds", -1)).jsonPath().getString("error.fieldErrors.graceSeconds"))
                .isEqualTo("ERROR_RANGE");
        assertThat(rotate(id, Map.of("graceSeconds", 31_536_001))
                        .jsonPath()
                        .getString("error.fieldErrors.graceSeconds"))
                .isEqualTo("ERROR_RANGE");
    }

    @Test
    void O3_aRevokedKeyIsDeadAtOnce() {
        JsonPath created = create(Map.of("name", "Site")).jsonPath();
        String path = organization.path() + "/keys/" + created.getLong("id");

        assertThat(admin().delete(path).statusCode()).isEqualTo(204);

        assertThat(statusWith(created.getString("key"))).isEqualTo(401);
        assertThat(admin().delete(path).statusCode()).isEqualTo(404);
        assertThat(rotate(created.getLong("id"), Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void O4_keysOfAnotherOrganizationAreNotFound() {
        long foreign = create(Map.of("name", "Site")).jsonPath().getLong("id");
        String other = TestOrganization.create().path() + "/keys/" + foreign;

        assertThat(admin().delete(other).statusCode()).isEqualTo(404);
        assertThat(admin().body(Map.of()).post(other + "/rotate").statusCode()).isEqualTo(404);
    }

    @Test
    void O4_keysOfNoOrganizationAreNotFound() {
        String none = "/admin/v1/organizations/9223372036854775807/keys";

        assertThat(admin().get(none).statusCode()).isEqualTo(404);
        assertThat(admin().body(Map.of("name", "Site")).post(none).statusCode()).isEqualTo(404);
    }

    @Test
    void O3_lastUseIsWrittenAtMostOnceAMinute() throws Exception {
        clock.stopAt(Instant.parse("2030-01-01T00:00:00Z"));
        use();
        awaitLastUse("2030-01-01T00:00:00Z");

        clock.stopAt(Instant.parse("2030-01-01T00:00:59Z"));
        use();
        use();
        use();
        assertThat(lastUse()).isEqualTo("2030-01-01T00:00:00Z");

        clock.stopAt(Instant.parse("2030-01-01T00:01:00Z"));
        use();
        awaitLastUse("2030-01-01T00:01:00Z");
    }

    private void use() {
        assertThat(statusWith(organization.key())).isEqualTo(200);
    }

    private void awaitLastUse(String at) throws SQLException {
        Instant end = Instant.now().plusSeconds(10);
        while (!at.equals(lastUse()) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(lastUse()).isEqualTo(at);
    }

    private String lastUse() {
        return admin().get(organization.path() + "/keys").jsonPath().getString("[0].lastUsedAt");
    }

    private Response create(Map<String, ?> key) {
        return admin().body(key).post(organization.path() + "/keys");
    }

    private Response rotate(long id, Map<String, ?> rotation) {
        return admin().body(rotation).post(organization.path() + "/keys/" + id + "/rotate");
    }

    private static int statusWith(String key) {
        return RestAssured.given()
                .header("x-auth-token", key)
                .get("/v3/timezones")
                .statusCode();
    }
}
