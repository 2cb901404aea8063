package dev.lectern.admin;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import dev.lectern.testing.Race;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.TestOrganization.address;
import static dev.lectern.testing.TestOrganization.admin;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AdminMembersResourceTest {
    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void O4_aMemberIsAnsweredWithAllThatIsStored() {
        Map<String, String> given = Map.ofEntries(
                Map.entry("email", address()),
                Map.entry("role", "LECTURER"),
                Map.entry("name", "Maria"),
                Map.entry("secondName", "Volkova"),
                Map.entry("patrName", "Ilinichna"),
                Map.entry("nickname", "mvolkova"),
                Map.entry("phone", "+7 900 000-00-00"),
                Map.entry("sex", "f"),
                Map.entry("position", "Lecturer"),
                Map.entry("organization", "Night School"),
                Map.entry("lang", "EN"));

        Response added = add(given);

        assertThat(added.statusCode()).isEqualTo(201);
        Map<String, Object> shown = added.jsonPath().getMap("");
        assertThat(shown.remove("id")).isNotNull();
        assertThat(shown).isEqualTo(given);
    }

    @Test
    void O4_unknownSexIsSaidAndUnsetFieldsAreLeftOut() {
        Map<String, Object> shown =
                add(Map.of("email", address(), "role", "USER")).jsonPath().getMap("");

        assertThat(shown).containsOnlyKeys("id", "email", "role", "sex").containsEntry("sex", "o");
    }

    @Test
    void O1_anExistingUserJoinsAsStored() {
        String email = address();
        long user = add(Map.of("email", email, "role", "USER", "name", "Maria"))
                .jsonPath()
                .getLong("id");
        TestOrganization other = TestOrganization.create();

        Response joined = admin().body(Map.of("email", email.toUpperCase(), "role", "ADMIN", "name", "Another"))
                .post(other.path() + "/members");

        assertThat(joined.statusCode()).isEqualTo(201);
        assertThat(joined.jsonPath().getMap(""))
                .containsEntry("id", (int) user)
                .containsEntry("email", email)
                .containsEntry("name", "Maria")
                .containsEntry("role", "ADMIN");
    }

    @Test
    void O4_aMemberTwiceIsAConflict() {
        Map<String, String> member = Map.of("email", address(), "role", "USER");
        add(member);

        assertThat(add(member).statusCode()).isEqualTo(409);
    }

    @Test
    void O4_ofRacingAdditionsOneWins() throws Exception {
        Map<String, String> member = Map.of("email", address(), "role", "USER");

        List<Integer> codes = Race.of(8, () -> add(member).statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void O4_everyWrongFieldIsNamedAtOnce() {
        Response refused = add(Map.of("email", "nobody", "role", "GUEST", "sex", "x", "name", "n".repeat(256)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of(
                        "email", "ERROR_FORMAT",
                        "role", "ERROR_CHOICE",
                        "sex", "ERROR_CHOICE",
                        "name", "ERROR_LENGTH"));
        assertThat(add(Map.of()).jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of("email", "ERROR_EMPTY", "role", "ERROR_EMPTY"));
    }

    @Test
    void O4_membersOfNoOrganizationAreNotFound() {
        String none = "/admin/v1/organizations/9223372036854775807/members";

        assertThat(admin().get(none).statusCode()).isEqualTo(404);
        assertThat(admin().body(Map.of("email", address(), "role", "USER"))
                        .post(none)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void O4_putChangesOnlyWhatIsGiven() {
        long member = organization.addMember("USER", Map.of("name", "Mira", "phone", "1"));

        Response changed = change(member, Map.of("role", "LECTURER", "phone", ""));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getMap(""))
                .containsEntry("role", "LECTURER")
                .containsEntry("phone", "")
                .containsEntry("name", "Mira");
        assertThat(admin().get(organization.path() + "/members").jsonPath().<Map<String, Object>>get("[1]"))
                .isEqualTo(changed.jsonPath().getMap(""));
    }

    @Test
    void O1_anEmailOfAnotherUserIsAConflict() {
        String taken = address();
        organization.addMember("USER", Map.of("email", taken));
        long member = organization.addMember("USER");

        assertThat(change(member, Map.of("email", taken.toUpperCase())).statusCode())
                .isEqualTo(409);
        assertThat(change(member, Map.of("email", "")).statusCode()).isEqualTo(400);
    }

    @Test
    void O1_theOwnerStaysAnAdmin() {
        assertThat(change(organization.ownerId(), Map.of("role", "USER")).statusCode())
                .isEqualTo(409);
        assertThat(change(organization.ownerId(), Map.of("role", "ADMIN", "name", "Olga"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin().delete(organization.path() + "/members/" + organization.ownerId())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void O4_aRemovedMemberIsGoneAndCanComeBack() {
        String email = address();
        long member = organization.addMember("USER", Map.of("email", email));
        String path = organization.path() + "/members/" + member;

        assertThat(admin().delete(path).statusCode()).isEqualTo(204);

        assertThat(admin().delete(path).statusCode()).isEqualTo(404);
        assertThat(change(member, Map.of("role", "ADMIN")).statusCode()).isEqualTo(404);
        assertThat(organization.addMember("ADMIN", Map.of("email", email))).isEqualTo(member);
    }

    @Test
    void O4_racingRemovalsOfDifferentMembersAreAllDone() throws Exception {
        for (int round = 0; round < 3; round++) {
            Queue<Long> members = new ConcurrentLinkedQueue<>(Stream.generate(() -> organization.addMember("USER"))
                    .limit(16)
                    .toList());

            List<Integer> codes = Race.of(16, () -> admin().delete(organization.path() + "/members/" + members.remove())
                    .statusCode());

            assertThat(codes).hasSize(16).containsOnly(204);
        }
    }

    @Test
    void O4_ofRacingRemovalsOneWins() throws Exception {
        String path = organization.path() + "/members/" + organization.addMember("USER");

        List<Integer> codes = Race.of(8, () -> admin().delete(path).statusCode());

        assertThat(codes).containsOnly(204, 404).containsOnlyOnce(204);
    }

    @Test
    void O4_membersOfAnotherOrganizationAreNotFound() {
        long foreign = TestOrganization.create().addMember("USER");

        assertThat(change(foreign, Map.of("role", "ADMIN")).statusCode()).isEqualTo(404);
        assertThat(admin().delete(organization.path() + "/members/" + foreign).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one", "9223372036854775808"})
    void W11_anIdThatIsNoneIsNotFound(String id) {
        assertThat(admin().delete(organization.path() + "/members/" + id).statusCode())
                .isEqualTo(404);
    }

    private Response add(Map<String, ?> member) {
        return admin().body(member).post(organization.path() + "/members");
    }

    private Response change(long userId, Map<String, ?> fields) {
        return admin().body(fields).put(organization.path() + "/members/" + userId);
    }
}
