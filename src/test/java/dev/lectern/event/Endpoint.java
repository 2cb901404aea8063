package dev.lectern.event;

import java.util.Arrays;
import java.util.stream.Stream;

import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The twelve documented endpoints of events and sessions. */
enum Endpoint {
    POST_EVENT(Method.POST, "/v3/events", true),
    GET_SCHEDULE(Method.GET, "/v3/organization/events/schedule", false),
    GET_USER_SCHEDULE(Method.GET, "/v3/users/{user}/events/schedule", false),
    GET_EVENT(Method.GET, "/v3/organization/events/{event}", false),
    PUT_EVENT(Method.PUT, "/v3/organization/events/{event}", true),
    DELETE_EVENT(Method.DELETE, "/v3/organization/events/{event}", false),
    POST_SESSION(Method.POST, "/v3/events/{event}/sessions", true),
    PUT_SESSION(Method.PUT, "/v3/eventsessions/{session}", true),
    GET_SESSION(Method.GET, "/v3/eventsessions/{session}", false),
    DELETE_SESSION(Method.DELETE, "/v3/eventsessions/{session}", false),
    START(Method.PUT, "/v3/eventsessions/{session}/start", false),
    STOP(Method.PUT, "/v3/eventsessions/{session}/stop", false);

    final Method method;
    final String path;
    final boolean takesBody;

    Endpoint(Method method, String path, boolean takesBody) {
        this.method = method;
        this.path = path;
        this.takesBody = takesBody;
    }

    /** Those with an id in the path. */
    static Stream<Endpoint> ofOne() {
        return Arrays.stream(values()).filter(endpoint -> endpoint.path.contains("{"));
    }

    /** Those with parameters in a body. */
    static Stream<Endpoint> withBody() {
        return Arrays.stream(values()).filter(endpoint -> endpoint.takesBody);
    }

    /** Sends the request with this in the place of every id. */
    Response send(RequestSpecification request, Object id) {
        return request.urlEncodingEnabled(false).request(method, path.replaceFirst("\\{\\w+}", id.toString()));
    }

    /** Sends the request with the id of the kind that it wants. */
    Response send(RequestSpecification request, long event, long session, long user) {
        return send(request, path.contains("{event}") ? event : path.contains("{session}") ? session : user);
    }
}
