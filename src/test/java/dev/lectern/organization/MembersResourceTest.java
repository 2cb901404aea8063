package dev.lectern.organization;

import java.sql.SQLException;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.testing.StatementCount;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class MembersResourceTest {
    private static final String MEMBERS = "/v3/organization/members";

    @Inject
    TestDatabase database;

    @Inject
    StatementCount statements;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void O2_aMemberHasTheDocumentedFields() {
        String email = TestOrganization.address();
        long id = organization.addMember(
                "LECTURER",
                Map.of(
                        "email", email,
                        "name", "Irina",
                        "secondName", "Belova",
                        "patrName", "Lvovna",
                        "nickname", "ibelova",
                        "phone", "",
                        "sex", "f"));

        Response answer = members();

        assertThat(answer.jsonPath().<Map<String, Object>>get("[1]"))
                .isEqualTo(Map.of(
                        "id", (int) id,
                        "role", "LECTURER",
                        "name", "Irina",
                        "secondName", "Belova",
                        "patrName", "Lvovna",
                        "nickname", "ibelova",
                        "email", email,
                        "phone", "",
                        "sex", "f"));
    }

    @Test
    void O2_aMemberWithAPhotoShowsIt() throws SQLException {
        String path = addPhoto(organization.addMember("LECTURER"));

        Map<String, Object> photo = members().jsonPath().get("[1].photo");

        assertThat(photo)
                .containsOnlyKeys("url", "uri", "thumbnailUri", "thumbnails")
                .containsEntry("url", "http://localhost:8080/v2/files/" + path)
                .containsEntry("uri", "//localhost:8080/v2/files/" + path)
                .containsEntry("thumbnailUri", "");
        assertThat(members().jsonPath().<Map<String, String>>get("[1].photo.thumbnails"))
                .hasSize(8)
                .containsEntry("148x112", "http://localhost:8080/v2/148x112/files/" + path);
    }

    @Test
    void O2_photosCostOneStatementHoweverManyMembersThereAre() throws SQLException {
        organization.addMember("LECTURER");
        members();
        long few = statements.of(this::members);
        for (int i = 0; i < 5; i++) {
            addPhoto(organization.addMember("LECTURER"));
        }

        assertThat(statements.of(this::members)).isEqualTo(few + 1);
    }

    @Test
    void O2_membersAreOrderedById() {
        long first = organization.addMember("USER");
        long second = organization.addMember("ADMIN");

        assertThat(members().jsonPath().getList("id", Long.class))
                .containsExactly(organization.ownerId(), first, second);
    }

    @Test
    void O2_photoIsLeftOutWhenThereIsNone() {
        assertThat(members().jsonPath().<Map<String, Object>>get("[0]")).doesNotContainKey("photo");
    }

    @Test
    void W2_membersOfAnotherOrganizationAreNotSeen() {
        long member = organization.addMember("USER");
        TestOrganization other = TestOrganization.create();

        assertThat(other.request().get(MEMBERS).jsonPath().getList("id", Long.class))
                .containsExactly(other.ownerId())
                .doesNotContain(member);
    }

    @Test
    void W13_aPageTellsTheRest() {
        long first = organization.addMember("USER");
        long second = organization.addMember("USER");

        Response page = organization.request().get(MEMBERS + "?perPage=2&page=1");
        Response next = organization.request().get(MEMBERS + "?perPage=2&page=2");

        assertThat(page.jsonPath().getList("id", Long.class)).containsExactly(organization.ownerId(), first);
        assertThat(page.header("X-Total-Count")).isEqualTo("3");
        assertThat(page.header("Link")).contains("page=2&perPage=2>; rel=\"next\"");
        assertThat(next.jsonPath().getList("id", Long.class)).containsExactly(second);
    }

    @Test
    void W13_aPagePastTheEndIsEmpty() {
        Response page = organization.request().get(MEMBERS + "?page=2147483647&perPage=500");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).isEqualTo("[]");
        assertThat(page.contentType()).startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource({"page=0,page,ERROR_RANGE", "perPage=501,perPage,ERROR_RANGE", "page=x,page,ERROR_FORMAT"})
    void W13_aWrongPageIsABadRequest(String query, String field, String error) {
        Response refused = organization.request().get(MEMBERS + "?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of(field, error));
    }

    @Test
    void W13_moreMembersThanAreFetchedAtATimeAreStreamedInOrder() throws SQLException {
        database.text("""
                WITH people AS (
                    INSERT INTO users (email, create_at)
                    SELECT gen_random_uuid() || '@example.org', now() FROM generate_series(1, 1200)
                    RETURNING id
                ), joined AS (
                    INSERT INTO members (organization_id, user_id, role, create_at)
                    SELECT ?, id, 'USER', now() FROM people
                    RETURNING 1
                )
                SELECT count(*) FROM joined
                """, organization.id());

        Response all = members();

        assertThat(all.header("X-Total-Count")).isEqualTo("1201");
        assertThat(all.jsonPath().getList("id", Long.class))
                .hasSize(1201)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void W3_aGetIgnoresItsBody() {
        assertThat(organization
                        .request()
                        .header("Content-Type", "application/x-unknown")
                        .body(new byte[] {'{'})
                        .get(MEMBERS)
                        .statusCode())
                .isEqualTo(200);
    }

    private Response members() {
        Response answer = organization.request().get(MEMBERS);
        answer.then().statusCode(200);
        return answer;
    }

    /** Gives a user a picture; its path. */
    private String addPhoto(long userId) throws SQLException {
        return database.text("""
                WITH photo AS (
                    INSERT INTO files (organization_id, name, path, mime_type, size, width, height, create_at)
                    VALUES (?, 'me.png', 'webinar/2015/10/16/' || gen_random_uuid() || '.png', 'image/png', 7, 1, 1, now())
                    RETURNING id, path)
                UPDATE users
                SET photo_id = photo.id
                FROM photo
                WHERE users.id = ?
                RETURNING photo.path
                """, organization.id(), userId);
    }
}
