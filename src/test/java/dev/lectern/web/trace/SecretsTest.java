package dev.lectern.web.trace;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.1.1 <anna.k+x@mail.example.org> unknown | 550 5.1.1 <***> unknown
                    Key (lower(email))=(анна@пример.example) exists | Key (lower(email))=(***) exists
                    GET /school/7/0123456789abcdef0123456789abcdef/room | GET /school/7/***/room
                    key dWf3_-0aDk2kkJq9sQxlnP8rT5vWyZb1c4e7g0i2k4m | key ***
                    /room/7?token=abc&after=5 | /room/7?token=***&after=5
                    password=hunter2, then | password=***, then
                    Authorization: Bearer abc.def | Authorization: Bearer ***
                    {"password": "open sesame", "a": 1} | {"password": "***", "a": 1}
                    {"body":"{\\"token\\":\\"abc\\"}"} | {"body":"{\\"token\\":\\"***\\"}"}
                    secret='a b' and more | secret='***' and more
                    {"password":"he \\"said\\" it's so","a":1} | {"password":"***","a":1}
                    to राम@उदाहरण.भारत, ram@हिन्दी.भारत | to ***, ***
                    <{anna!k}@example.org> | <***>
                    to=o'brien~$1@example.org | to=***
                    postgresql://lectern:s3cret@lectern-db-rw:5432/lectern | postgresql://***@lectern-db-rw:5432/lectern
                    ?email=anna%2Bx%40mail.example.org&page=2 | ?email=***&page=2
                    """)
    void secretsAreMasked(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error 3f2b8c1e-6f0a-4b7e-9d51-0a1b2c3d4e5f at GET /v3/events/{eventId}",
                "HTTP Request to /q/metrics failed, error id: 3f2b8c1e-6f0a-4b7e-9d51-0a1b2c3d4e5f-1",
                "java.lang.Object@1a2b3c",
                "dev.lectern.event.SessionMaker$Made",
                "duplicate key value violates unique constraint \"participations_session_key\"",
                "Made 2 sessions, closed 0, stopped 0 events in 12 ms"
            })
    void whatIsNoneStays(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "a.",
                "-a",
                "a1_",
                "%41",
                "%40",
                "a%40",
                "password",
                "password ",
                "password=",
                "key\\\"",
                "password=\"\\\"",
                "://a:",
                "{|",
                "'",
                "bearer ",
                "Bearer",
                "x@y.",
                "\\",
                "token: ",
                "0123456789abcdef-"
            })
    void aLongLineIsReadOnce(String piece) {
        String line = piece.repeat((1 << 18) / piece.length()) + " to anna@example.org";
        assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(Secrets.mask(line)).doesNotContain("anna@"));
    }

    @Test
    void anExceptionIsMaskedWithItsCausesAndEndsWhereTheyGoInCircles() {
        Exception cause = new IllegalStateException("to anna@example.org");
        Exception thrown = new RuntimeException("mail failed", cause);
        cause.addSuppressed(thrown);
        Throwable masked = MaskedThrowable.of(thrown);
        assertThat(masked).hasToString("java.lang.RuntimeException: mail failed");
        assertThat(masked.getCause()).hasToString("java.lang.IllegalStateException: to ***");
        assertThat(masked.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }
}
