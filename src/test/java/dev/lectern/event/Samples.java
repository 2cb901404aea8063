package dev.lectern.event;

import java.time.Instant;
import jakarta.inject.Inject;

import dev.lectern.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the documentation's samples share: an organisation with two lecturers in March 2016. */
abstract class Samples {
    static final String BASE = "http://localhost:8080/";

    @Inject
    TestClock clock;

    @Inject
    EventRows database;

    EventCalls calls;
    long lector;
    long other;

    @BeforeEach
    void createOrganization() {
        clock.stopAt(Instant.parse("2016-03-10T09:43:52.5Z"));
        calls = EventCalls.create();
        lector = calls.organization().addMember("LECTURER");
        other = calls.organization().addMember("LECTURER");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    String createUser() {
        return "{\"id\": %d, \"name\": \"Olga\", \"secondName\": \"Owner\"}"
                .formatted(calls.organization().ownerId());
    }

    String url(long file) {
        return BASE + "v2/files/" + database.pathOf(file);
    }

    String file(long file) {
        String path = "/files/" + database.pathOf(file);
        StringBuilder thumbnails = new StringBuilder();
        for (String size : "640x1920 1920x1080 1333x1000 224x199 200x50 50x50 34x34 148x112".split(" ")) {
            thumbnails
                    .append(thumbnails.isEmpty() ? "" : ", ")
                    .append("\"%s\": \"%sv2/%s%s\"".formatted(size, BASE, size, path));
        }
        return "{\"name\": \"DEFAULT\", \"url\": \"%s\", \"thumbnails\": {%s}, \"mimeType\": \"image/png\"}"
                .formatted(url(file), thumbnails);
    }
}
