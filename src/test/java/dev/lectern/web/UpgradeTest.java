package dev.lectern.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that offer an upgrade to HTTP/2 without TLS, as Java's does by default. */
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
}
