package dev.lectern.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * An organisation of its own for a test, made through the admin API; nothing of it is shared with other tests.
 *
 * @param key its first key
 */
public record TestOrganization(long id, String alias, long ownerId, String key) {
    /** Accepted by the admin API of every test. */
    public static final String ADMIN_TOKEN = "test-admin";

    private static final String ORGANIZATIONS = "/admin/v1/organizations";

    /** A new organisation in Europe/Moscow, with its owner as the only member. */
    public static TestOrganization create() {
        return create("Europe/Moscow");
    }

    /** A new organisation in this time zone, with its owner as the only member. */
    public static TestOrganization create(String timezone) {
        String alias = "test-" + UUID.randomUUID();
        Response created = admin().body(Map.of(
                        "name",
                        "Test " + alias,
                        "alias",
                        alias,
                        "timezone",
                        timezone,
                        "owner",
                        Map.of("email", address(), "name", "Olga", "secondName", "Owner")))
                .post(ORGANIZATIONS);
        created.then().statusCode(201);
        return new TestOrganization(
                created.jsonPath().getLong("id"),
                alias,
                created.jsonPath().getLong("ownerId"),
                created.jsonPath().getString("apiKey"));
    }

    /** An e-mail address that nobody has. */
    public static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    /** A request to the admin API, with JSON. */
    public static RequestSpecification admin() {
        return RestAssured.given().auth().oauth2(ADMIN_TOKEN).contentType(ContentType.JSON);
    }

    /** A request to {@code /v3} with the organisation's key. */
    public RequestSpecification request() {
        return RestAssured.given().header("x-auth-token", key);
    }

    /** Adds a new user as a member; their id. */
    public long addMember(String role) {
        return addMember(role, Map.of("name", "Mira", "secondName", "Member"));
    }

    /** Adds a member with these fields of O4, with an e-mail of their own unless one is given; their id. */
    public long addMember(String role, Map<String, ?> fields) {
        Map<String, Object> member = new LinkedHashMap<>(Map.of("email", address(), "role", role));
        member.putAll(fields);
        Response added = admin().body(member).post(path() + "/members");
        added.then().statusCode(201);
        return added.jsonPath().getLong("id");
    }

    /** {@code /admin/v1/organizations/7}. */
    public String path() {
        return ORGANIZATIONS + "/" + id;
    }
}
