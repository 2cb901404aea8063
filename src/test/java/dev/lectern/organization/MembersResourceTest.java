package dev.lectern.organization;

import java.util.Map;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class MembersResourceTest {
    private static final String MEMBERS = "/v3/organization/members";

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
                        "name", "Dmitry",
                        "secondName", "Zuev",
                        "patrName", "Alekseevich",
                        "nickname", "zuynew2",
                        "phone", "",
                        "sex", "m"));

        Response answer = members();

        assertThat(answer.jsonPath().<Map<String, Object>>get("[1]"))
                .isEqualTo(Map.of(
                        "id", (int) id,
                        "role", "LECTURER",
                        "name", "Dmitry",
                        "secondName", "Zuev",
                        "patrName", "Alekseevich",
                        "nickname", "zuynew2",
                        "email", email,
                        "phone", "",
                        "sex", "m"));
    }

    @Test
    void O2_membersAreOrderedById() {
        long first = organization.addMember("USER");
        long second = organization.addMember("ADMIN");

        assertThat(members().jsonPath().getList("id", Long.class))
                .containsExactly(organization.ownerId(), first, second);
    }

    private Response members() {
        Response answer = organization.request().get(MEMBERS);
        answer.then().statusCode(200);
        return answer;
    }
}
