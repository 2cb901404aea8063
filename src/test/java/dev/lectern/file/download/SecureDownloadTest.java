package dev.lectern.file.download;

import java.nio.file.Path;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lectern.file.download.Internet.PRIVATE;
import static dev.lectern.file.download.Internet.PUBLIC;
import static dev.lectern.file.download.PictureServer.PICTURE;
import static dev.lectern.file.download.PictureServer.picture;
import static dev.lectern.file.download.PictureServer.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecureDownloadTest {
    private static final String NAME = "pictures.example.org";

    @TempDir
    private static Path folder;

    private static SelfMade certificate;

    private Internet internet;

    @BeforeAll
    static void make() throws Exception {
        certificate = SelfMade.of(folder, "dns:" + NAME);
    }

    @BeforeEach
    void open() {
        internet = new Internet(folder.resolve("spool"));
    }

    @AfterEach
    void close() {
        internet.close();
    }

    @Test
    void F3_theCertificateIsThatOfTheNameAlthoughTheConnectionGoesToAnAddress() throws Exception {
        internet.name(NAME, PUBLIC);
        try (PictureServer server = secure(picture())) {
            assertThat(Internet.content(
                            fetch(certificate.trusting(), server, NAME).await().indefinitely()))
                    .isEqualTo(PICTURE);
        }
    }

    @Test
    void F3_theNameIsSaidWhenTheConnectionIsMade() throws Exception {
        internet.name(NAME, PUBLIC);
        try (PictureServer server = secure(picture())) {
            fetch(certificate.trusting(), server, NAME).await().indefinitely();

            assertThat(server.serverNames()).containsExactly(NAME);
        }
    }

    @Test
    void F3_aCertificateOfAnotherNameIsRefused() throws Exception {
        internet.name("other.example.org", PUBLIC);
        try (PictureServer server = secure(picture())) {
            assertFailed(fetch(certificate.trusting(), server, "other.example.org"));
            assertFailed(fetch(certificate.trusting(), server, PUBLIC));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void F3_aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        internet.name(NAME, PUBLIC);
        try (PictureServer server = secure(picture())) {
            assertFailed(fetch(new HttpClientOptions(), server, NAME));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void F3_aRedirectFromHttpsToHttpIsRefused() throws Exception {
        internet.name(NAME, PUBLIC);
        try (PictureServer plain = PictureServer.at(PUBLIC, picture());
                PictureServer server = secure(redirect("http://" + PUBLIC + ":" + plain.port() + "/"))) {
            assertFailed(
                    internet.download(false, certificate.trusting(), PictureDownload.TIME, server.port(), plain.port())
                            .fetch("https://" + NAME + ":" + server.port() + "/"));
            assertThat(server.requests()).hasSize(1);
            assertThat(plain.connections()).isZero();
        }
    }

    @Test
    void F3_aRedirectFromHttpToHttpsIsFollowed() throws Exception {
        internet.name(NAME, PUBLIC);
        try (PictureServer server = secure(picture());
                PictureServer plain =
                        PictureServer.at(PUBLIC, redirect("https://" + NAME + ":" + server.port() + "/"))) {
            Path file = internet.download(
                            false, certificate.trusting(), PictureDownload.TIME, server.port(), plain.port())
                    .fetch("http://" + PUBLIC + ":" + plain.port() + "/")
                    .await()
                    .indefinitely();

            assertThat(Internet.content(file)).isEqualTo(PICTURE);
        }
    }

    @Test
    void F3_aPrivateAddressIsRefusedBeforeAnyHandshake() throws Exception {
        internet.name(NAME, PRIVATE);
        try (PictureServer server = PictureServer.at(PRIVATE, picture())) {
            assertFailed(fetch(certificate.trusting(), server, NAME));
            assertThat(server.connections()).isZero();
        }
    }

    private PictureServer secure(PictureServer.Answer answer) throws Exception {
        return PictureServer.at(certificate.sockets(), PUBLIC, 0, answer);
    }

    private Uni<Path> fetch(HttpClientOptions options, PictureServer server, String host) {
        return internet.download(false, options, PictureDownload.TIME, server.port())
                .fetch("https://" + host + ":" + server.port() + "/a.png");
    }

    private static void assertFailed(Uni<Path> download) {
        assertThatThrownBy(() -> download.await().indefinitely()).isInstanceOf(DownloadFailed.class);
    }
}
