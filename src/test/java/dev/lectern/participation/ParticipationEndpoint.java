package dev.lectern.participation;

import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The nine documented endpoints of registrations, and the other names of two. */
enum ParticipationEndpoint {
    REGISTER_FOR_EVENT(Method.POST, "/v3/events/{event}/register"),
    REGISTER_FOR_SESSION(Method.POST, "/v3/eventsessions/{session}/register"),
    INVITE_TO_EVENT(Method.POST, "/v3/events/{event}/invite"),
    INVITE_TO_SESSION(Method.POST, "/v3/eventsessions/{session}/invite"),
    MASSREGISTER_FOR_EVENT(Method.POST, "/v3/events/{event}/massregister"),
    MASSREGISTER_FOR_SESSION(Method.POST, "/v3/eventsessions/{session}/massregister"),
    MODERATE(Method.PUT, "/v3/events/{event}/moderate"),
    LIST_OF_EVENT(Method.GET, "/v3/events/{event}/participations"),
    LIST_OF_SESSION(Method.GET, "/v3/eventsessions/{session}/participations"),
    KICK(Method.PUT, "/v3/participations/kick"),
    DELETE(Method.POST, "/v3/participations/delete");

    private final Method method;
    private final String path;

    ParticipationEndpoint(Method method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Sends the request with the id of the kind that it wants. */
    Response send(RequestSpecification request, long event, long session) {
        return request.request(
                method, path.replace("{event}", Long.toString(event)).replace("{session}", Long.toString(session)));
    }
}
