package dev.lectern.contact;

import java.util.Arrays;
import java.util.stream.Stream;

import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The seven documented endpoints of contacts. */
enum ContactEndpoint {
    POST(Method.POST, "/v3/users/{user}/contacts", true),
    PUT(Method.PUT, "/v3/contacts/{contact}", true),
    DELETE(Method.DELETE, "/v3/contacts/{contact}", false),
    GET(Method.GET, "/v3/contacts/{contact}", false),
    ADD_TAGS(Method.POST, "/v3/contacts/tags/add", true),
    REMOVE_TAGS(Method.POST, "/v3/contacts/tags/remove", true),
    SEARCH(Method.GET, "/v3/contacts/search", false);

    final Method method;
    final String path;
    final boolean takesBody;

    ContactEndpoint(Method method, String path, boolean takesBody) {
        this.method = method;
        this.path = path;
        this.takesBody = takesBody;
    }

    /** Those with an id in the path. */
    static Stream<ContactEndpoint> ofOne() {
        return Arrays.stream(values()).filter(endpoint -> endpoint.path.contains("{"));
    }

    /** Those with parameters in a body. */
    static Stream<ContactEndpoint> withBody() {
        return Arrays.stream(values()).filter(endpoint -> endpoint.takesBody);
    }

    /** Sends the request with this in the place of the id. */
    Response send(RequestSpecification request, Object id) {
        return request.urlEncodingEnabled(false).request(method, path.replaceFirst("\\{\\w+}", id.toString()));
    }
}
