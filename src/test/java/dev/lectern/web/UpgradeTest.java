package dev.lectern.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.lectern.testing.RawHttp;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that want to speak something else: HTTP/2 without TLS, as Java's offers by default, or sockets, compressed or not. */
@QuarkusTest
class UpgradeTest {
    @Test
    void anUploadIsAnsweredWithoutTheUpgradeThatWouldBeATunnelThroughProxies() throws Exception {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"notes.txt\"\r\n\r\nNotes\r\n--b--\r\n";
        HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();
        HttpRequest call = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v3/fileSystem/file"))
                .header("x-auth-token", TestOrganization.create().key())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build();

        HttpResponse<String> answer = client.send(call, BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate", "deflate-frame", "x-webkit-deflate-frame"})
    void L2_noSocketIsCompressedAsWhatItUnpacksToHasNoBound(String extension) throws IOException {
        String answer = RawHttp.begin(
                "GET /room/1?token=x HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Extensions: " + extension);
        assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "x@y", "%zz", "[", "a:99999"})
    void aHostThatIsNoneIsABadRequest(String host) throws IOException {
        assertThat(RawHttp.send("GET /v3/events HTTP/1.1", "Host: " + host, "Connection: close"))
                .startsWith("HTTP/1.1 400 ");
    }
}
