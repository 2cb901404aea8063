package dev.lectern.file.download;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.lectern.web.TooLarge;
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.download.Internet.ANOTHER;
import static dev.lectern.file.download.Internet.PRIVATE;
import static dev.lectern.file.download.Internet.PUBLIC;
import static dev.lectern.file.download.PictureServer.PICTURE;
import static dev.lectern.file.download.PictureServer.head;
import static dev.lectern.file.download.PictureServer.ok;
import static dev.lectern.file.download.PictureServer.picture;
import static dev.lectern.file.download.PictureServer.redirect;
import static dev.lectern.file.download.PictureServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureDownloadTest {
    private static final String NAME = "pictures.example.org";
    private static final Duration SOON = Duration.ofMillis(500);

    @TempDir
    private Path spool;

    private Internet internet;

    @BeforeEach
    void open() {
        internet = new Internet(spool);
    }

    @AfterEach
    void close() {
        internet.close();
    }

    @Test
    void F3_aPictureIsFetchedAsItIs() throws Exception {
        internet.name(NAME, PUBLIC);
        try (PictureServer server = PictureServer.at(PUBLIC, picture())) {
            assertThat(fetch(server, NAME)).isEqualTo(PICTURE);
            assertThat(server.requests().get(0).lines())
                    .containsExactlyInAnyOrder(
                            "GET /a.png HTTP/1.1",
                            "host: " + NAME + ":" + server.port(),
                            "connection: close",
                            "user-agent: Lectern",
                            "accept: image/jpeg, image/png, image/gif, image/webp, */*;q=0.1",
                            "accept-encoding: identity");
        }
    }

    @Test
    void F3_anAddressOfDigitsNeedsNoName() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, picture())) {
            assertThat(fetch(server, PUBLIC)).isEqualTo(PICTURE);
            assertThat(internet.asked).isEmpty();
        }
    }

    @Test
    void F3_aNameOfAPrivateAddressIsRefused() throws Exception {
        internet.name(NAME, PRIVATE);
        try (PictureServer server = PictureServer.at(PRIVATE, picture())) {
            assertRefused(server, NAME);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void F3_everyAddressOfANameIsChecked() throws Exception {
        internet.name(NAME, PUBLIC, PRIVATE);
        try (PictureServer server = PictureServer.at(PUBLIC, picture());
                PictureServer hidden = PictureServer.at(PRIVATE, server.port(), picture())) {
            assertRefused(server, NAME);
            assertThat(server.connections()).isZero();
            assertThat(hidden.connections()).isZero();
        }
    }

    @Test
    void F3_answersThatChangeBetweenCheckAndConnectionAreOfNoUse() throws Exception {
        internet.name(NAME, PUBLIC).name(NAME, PRIVATE);
        try (PictureServer server = PictureServer.at(PUBLIC, picture());
                PictureServer hidden = PictureServer.at(PRIVATE, server.port(), picture())) {
            assertThat(fetch(server, NAME)).isEqualTo(PICTURE);
            assertThat(internet.asked).containsExactly(NAME);
            assertThat(server.connections()).isOne();
            assertThat(hidden.connections()).isZero();
        }
    }

    @Test
    void F3_anOpenConnectionIsNotUsedForWhatTheNextCheckRefuses() throws Exception {
        internet.name(NAME, PUBLIC).name(NAME, PUBLIC).name(NAME, PRIVATE);
        try (PictureServer server = PictureServer.at(PUBLIC, picture())) {
            PictureDownload download = internet.download(server.port());
            String address = "http://" + NAME + ":" + server.port() + "/";
            content(download.fetch(address));
            content(download.fetch(address));

            assertFailed(download.fetch(address));
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.1",
                "127.1",
                "127.0.1",
                "１２７.０.０.１",
                "①②⑦。⓪。⓪。①",
                "127.0.0%2e1",
                "%6cocalhost",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "user@127.0.0.1",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:7f00:0001]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]"
            })
    void F3_noSpellingOfLoopbackGetsThere(String host) throws Exception {
        internet.name("localhost", PRIVATE, "::1");
        try (PictureServer server = PictureServer.at(PRIVATE, picture())) {
            assertRefused(server, host);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void F3_loopbackOfIpv6IsRefused() throws Exception {
        try (PictureServer server = PictureServer.at("::1", picture())) {
            assertRefused(server, "[::1]");
            assertRefused(server, "[0:0:0:0:0:0:0:1]");
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fd00:ec2::254]", "[::ffff:a9fe:a9fe]", "0.0.0.0", "[::]", "10.0.0.1"})
    void F3_addressesThatOnlyThisNetworkKnowsAreRefused(String host) {
        assertFailed(internet.download(80).fetch("http://" + host + "/latest/meta-data/"));
    }

    @Test
    void F3_otherSchemesAreRefused() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, picture())) {
            for (String scheme : List.of("ftp", "gopher", "ws", "file", "jar:http")) {
                assertFailed(internet.download(server.port())
                        .fetch(scheme + "://" + PUBLIC + ":" + server.port() + "/a.png"));
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void F3_credentialsAreRefused() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, picture())) {
            assertRefused(server, "anna:secret@" + PUBLIC);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void F3_otherPortsAreRefused() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, picture())) {
            assertFailed(internet.download(80, 443).fetch("http://" + PUBLIC + ":" + server.port() + "/a.png"));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void F3_allowedPrivateAddressesMayHaveAnyPort() throws Exception {
        PictureDownload download = internet.download(true, new HttpClientOptions(), PictureDownload.TIME, 80);
        try (PictureServer server = PictureServer.at(PRIVATE, picture());
                PictureServer ipv6 = PictureServer.at("::1", picture())) {
            assertThat(content(download.fetch("http://127.0.0.1:" + server.port() + "/")))
                    .isEqualTo(PICTURE);
            assertThat(content(download.fetch("http://[::1]:" + ipv6.port() + "/")))
                    .isEqualTo(PICTURE);
            assertThat(ipv6.requests().get(0)).contains("host: [::1]:" + ipv6.port() + "\n");
            assertFailed(download.fetch("http://169.254.169.254/"));
            assertFailed(download.fetch("http://192.0.2.1:" + server.port() + "/"));
        }
    }

    @Test
    void F3_threeRedirectsAreFollowed() throws Exception {
        internet.name(NAME, PUBLIC).name("b.example.org", ANOTHER);
        try (PictureServer last = PictureServer.at(ANOTHER, picture());
                PictureServer third = PictureServer.at(PUBLIC, redirect("http://b.example.org:" + last.port()));
                PictureServer second = PictureServer.at(PUBLIC, redirect(at(third)));
                PictureServer first = PictureServer.at(PUBLIC, redirect(at(second)));
                PictureServer zeroth = PictureServer.at(PUBLIC, redirect(at(first)))) {
            PictureDownload download =
                    internet.download(last.port(), third.port(), second.port(), first.port(), zeroth.port());

            assertThat(content(download.fetch(at(first)))).isEqualTo(PICTURE);
            assertFailed(download.fetch(at(zeroth)));
            assertThat(last.connections()).isOne();
        }
    }

    @Test
    void F3_cookiesAreNotKept() throws Exception {
        try (PictureServer last = PictureServer.at(PUBLIC, picture());
                PictureServer first = PictureServer.at(PUBLIC, redirect(at(last)))) {
            content(internet.download(last.port(), first.port()).fetch(at(first)));

            assertThat(last.requests().get(0))
                    .doesNotContainIgnoringCase("cookie")
                    .doesNotContain("visitor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "//127.0.0.1:%d/",
                "http://hidden.example.org:%d/",
                "http://2130706433:%d/",
                "http://[::ffff:7f00:1]:%d/",
                "http://0x7f.1:%d/",
                "http://user@127.0.0.1:%d/",
                "ftp://127.0.0.1:%d/"
            })
    void F3_aRedirectToAPrivateAddressIsRefused(String location) throws Exception {
        internet.name("hidden.example.org", PRIVATE);
        try (PictureServer hidden = PictureServer.at(PRIVATE, picture());
                PictureServer server = PictureServer.at(PUBLIC, redirect(location.formatted(hidden.port())))) {
            assertFailed(internet.download(hidden.port(), server.port()).fetch(at(server)));
            assertThat(server.connections()).isOne();
            assertThat(hidden.connections()).isZero();
        }
    }

    @Test
    void F3_aNameIsAskedForAndCheckedAgainAfterARedirect() throws Exception {
        internet.name(NAME, PUBLIC).name(NAME, PRIVATE);
        try (PictureServer server = PictureServer.at(PUBLIC, redirect("/b.png"));
                PictureServer hidden = PictureServer.at(PRIVATE, server.port(), picture())) {
            assertRefused(server, NAME);
            assertThat(internet.asked).containsExactly(NAME, NAME);
            assertThat(server.connections()).isOne();
            assertThat(hidden.connections()).isZero();
        }
    }

    @Test
    void F3_aRedirectToAnotherPortOrSchemeOrCredentialsIsRefused() throws Exception {
        try (PictureServer other = PictureServer.at(PUBLIC, picture())) {
            for (String location : List.of(at(other), "ftp://" + PUBLIC + "/", "http://anna:secret@" + PUBLIC + "/")) {
                try (PictureServer server = PictureServer.at(PUBLIC, redirect(location))) {
                    assertFailed(internet.download(server.port(), 80).fetch(at(server)));
                }
            }
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void F3_aRedirectToNowhereFails() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, status("302 Found"))) {
            assertRefused(server, PUBLIC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "201 Created",
                "204 No Content",
                "206 Partial Content",
                "304 Not Modified",
                "401 Unauthorized",
                "404 Not Found",
                "500 Error"
            })
    void F3_onlyStatus200IsAPicture(String status) throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, status(status))) {
            assertRefused(server, PUBLIC);
        }
    }

    @Test
    void F3_tenMebibytesAreTaken() throws Exception {
        byte[] large = new byte[10 * 1024 * 1024];
        large[large.length - 1] = 1;
        try (PictureServer server = PictureServer.at(PUBLIC, ok(large, "Content-Length: " + large.length))) {
            assertThat(fetch(server, PUBLIC)).isEqualTo(large);
        }
    }

    @Test
    void F3_aLargerPictureIsRefusedBeforeItComes() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (PictureServer server = PictureServer.at(PUBLIC, out -> {
            out.write(head("200 OK", "Content-Length: " + (PictureDownload.MAX_BYTES + 1)));
            out.flush();
            never.await();
        })) {
            assertThatThrownBy(() -> fetch(server, PUBLIC)).isInstanceOf(TooLarge.class);
        }
    }

    @Test
    void F3_aPictureWithoutALengthIsCounted() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, out -> {
            out.write(head("200 OK", "Connection: close"));
            while (true) {
                out.write(new byte[64 * 1024]);
            }
        })) {
            assertThatThrownBy(() -> fetch(server, PUBLIC)).isInstanceOf(TooLarge.class);
            assertThat(server.isHungUpOn()).isTrue();
            internet.awaitNothingSpooled();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999999999999999999", "1,2", "0x10", "many"})
    void F3_aLengthThatIsNoneFails(String length) throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, ok(PICTURE, "Content-Length: " + length))) {
            assertRefused(server, PUBLIC);
        }
    }

    @Test
    void F3_aPictureThatEndsTooSoonFails() throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, ok(PICTURE, "Content-Length: 1000"))) {
            long start = System.nanoTime();

            assertRefused(server, PUBLIC);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PictureDownload.TIME);
            internet.awaitNothingSpooled();
        }
    }

    @Test
    void F3_compressedContentIsNotUnpacked() throws Exception {
        byte[] packed = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3};
        try (PictureServer server =
                PictureServer.at(PUBLIC, ok(packed, "Content-Encoding: gzip", "Content-Length: " + packed.length))) {
            assertThat(fetch(server, PUBLIC)).isEqualTo(packed);
        }
    }

    @Test
    void F3_whatIsNoHttpFails() throws Exception {
        try (PictureServer server =
                PictureServer.at(PUBLIC, out -> out.write("220 mail.example.org\r\n\r\n".getBytes()))) {
            assertRefused(server, PUBLIC);
        }
    }

    @Test
    void F3_aNameThatNobodyHasFails() {
        assertFailed(internet.download(80).fetch("http://nobody.example.org/"));
    }

    @Test
    void F3_theNextAddressIsTriedWhenOneIsNotThere() throws Exception {
        internet.name(NAME, PUBLIC, ANOTHER);
        try (PictureServer server = PictureServer.at(ANOTHER, picture())) {
            assertThat(fetch(server, NAME)).isEqualTo(PICTURE);
        }
    }

    @Test
    void F3_nobodyThereFails() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertFailed(internet.download(port).fetch("http://" + PUBLIC + ":" + port + "/"));
    }

    @Test
    void F3_fiveSecondsAreForAllOfItTogether() throws Exception {
        try (PictureServer server =
                PictureServer.at(PUBLIC, drip(head("200 OK", "Content-Length: 1000"), Duration.ofMillis(100)))) {
            long start = System.nanoTime();

            assertRefused(server, PUBLIC);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(30));
            assertThat(server.isHungUpOn()).isTrue();
            internet.awaitNothingSpooled();
        }
    }

    @Test
    void F3_aHeadThatDripsDoesNotTakeLonger() throws Exception {
        assertHungUpOn(drip("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(), Duration.ofMillis(50)));
    }

    @Test
    void F3_redirectsThatTakeTheirTimeShareIt() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        assertHungUpOn(out -> {
            never.await(400, TimeUnit.MILLISECONDS);
            redirect("/").write(out);
        });
    }

    @Test
    void F3_aServerThatSaysNothingDoesNotTakeLonger() throws Exception {
        assertHungUpOn(drip(new byte[0], Duration.ofMinutes(1)));
    }

    @Test
    void F3_aNameServerThatSaysNothingDoesNotTakeLonger() {
        internet.silent(NAME);

        assertFailed(internet.download(false, new HttpClientOptions(), SOON, 80).fetch("http://" + NAME + "/"));
    }

    @Test
    void F3_aCancelledDownloadHangsUp() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (PictureServer server = PictureServer.at(PUBLIC, out -> {
            begun.countDown();
            drip(head("200 OK", "Content-Length: 1000000"), Duration.ofMillis(10))
                    .write(out);
        })) {
            Cancellable download = internet.download(server.port())
                    .fetch(at(server))
                    .subscribe()
                    .with(ignored -> {});
            begun.await();

            download.cancel();

            assertThat(server.isHungUpOn()).isTrue();
            internet.awaitNothingSpooled();
        }
    }

    @Test
    void F3_tooManyAtOnceAreUnavailable() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        try (PictureServer server = PictureServer.at(PUBLIC, out -> {
            enough.await();
            picture().write(out);
        })) {
            PictureDownload download = internet.download(server.port());
            List<CompletableFuture<Path>> all = Stream.generate(
                            () -> download.fetch(at(server)).subscribeAsCompletionStage())
                    .limit(PictureDownload.AT_ONCE)
                    .toList();

            assertThatThrownBy(() -> content(download.fetch(at(server)))).isInstanceOf(Unavailable.class);
            enough.countDown();
            all.forEach(CompletableFuture::join);
            assertThat(content(download.fetch(at(server)))).isEqualTo(PICTURE);
        }
    }

    @Test
    void F3_theCallerGoesOnWhereItWas() throws Exception {
        Context context = internet.vertx.getOrCreateContext();
        try (PictureServer server = PictureServer.at(PUBLIC, drip(new byte[0], Duration.ofMinutes(1)))) {
            CompletableFuture<Context> after = new CompletableFuture<>();
            PictureDownload download = internet.download(false, new HttpClientOptions(), SOON, server.port());

            context.runOnContext(start -> download.fetch(at(server))
                    .subscribe()
                    .with(ignored -> {}, failure -> after.complete(Vertx.currentContext())));

            assertThat(after.join()).isSameAs(context);
        }
    }

    private void assertHungUpOn(PictureServer.Answer answer) throws Exception {
        try (PictureServer server = PictureServer.at(PUBLIC, answer)) {
            assertFailed(internet.download(false, new HttpClientOptions(), SOON, server.port())
                    .fetch(at(server)));
            assertThat(server.connections()).isPositive();
        }
    }

    private static PictureServer.Answer drip(byte[] head, Duration pause) {
        CountDownLatch never = new CountDownLatch(1);
        return out -> {
            out.write(head);
            while (!never.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        };
    }

    private static String at(PictureServer server) {
        return "http://" + PUBLIC + ":" + server.port() + "/a.png";
    }

    private byte[] fetch(PictureServer server, String host) {
        return content(internet.download(server.port()).fetch("http://" + host + ":" + server.port() + "/a.png"));
    }

    private static byte[] content(Uni<Path> download) {
        return Internet.content(download.await().indefinitely());
    }

    private void assertRefused(PictureServer server, String host) {
        assertThatThrownBy(() -> fetch(server, host)).isInstanceOf(DownloadFailed.class);
    }

    private static void assertFailed(Uni<Path> download) {
        assertThatThrownBy(() -> content(download)).isInstanceOf(DownloadFailed.class);
    }
}
