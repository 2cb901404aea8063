package dev.lectern.contact;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** F3 for contacts: pictures by address and by file id. */
@QuarkusTest
class ContactPhotosTest {
    @Inject
    ContactRows rows;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer pictures;
    private ContactCalls calls;
    private long owner;

    @BeforeEach
    void servePictures() throws IOException {
        calls = ContactCalls.create();
        owner = calls.organization().ownerId();
        byte[] png = png();
        pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pictures.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = exchange.getRequestURI().getPath().endsWith(".png") ? png : "no picture".getBytes();
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().startsWith("/none") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        pictures.start();
    }

    @AfterEach
    void stopServing() {
        pictures.stop(0);
    }

    @Test
    void F3_aNewContactHasThePictureThatItsAddressNames() {
        String address = address("/avatar.png?dl=0");

        JsonNode avatar = json(calls.post(owner, "email", "a@example.org", "name", "New", "photo", address), 201)
                .get("avatar");

        assertThat(avatar.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "createAt",
                        "name",
                        "type",
                        "path",
                        "url",
                        "thumbnails",
                        "typeFile",
                        "tags",
                        "uri",
                        "thumbnailUri");
        assertThat(avatar.get("name").textValue()).isEqualTo(address);
        assertThat(avatar.get("path").textValue()).startsWith("./files/webinar/");
        assertThat(avatar.get("url").textValue())
                .isEqualTo("http://localhost:8080/v2"
                        + avatar.get("path").textValue().substring(1));
        assertThat(avatar.get("uri").textValue())
                .isEqualTo(avatar.get("url").textValue().substring("http:".length()));
        assertThat(avatar.get("thumbnails")).hasSize(8);
        assertThat(avatar.get("tags")).isEmpty();
    }

    @Test
    void F3_aFileMayBeNamedByItsId() {
        long file = upload("me.png", png());

        long contact = calls.contact("photo", file);

        assertThat(calls.detail(contact).at("/avatar/id").longValue()).isEqualTo(file);
        assertThat(json(calls.getSearch("contactIds", contact), 200).get(0)).isEqualTo(calls.detail(contact));
    }

    @Test
    void F3_noPictureIs400AndNoContact() {
        long text = upload("text.png", "text".getBytes());
        long strangers = new ContactCalls(TestOrganization.create()).upload("me.png", png());
        String before = rows.text("SELECT count(*)::text FROM contacts");

        for (Map.Entry<Object, String> wrong : Map.<Object, String>of(
                        "picture",
                        "ERROR_FORMAT",
                        "ftp://example.org/a.png",
                        "ERROR_FORMAT",
                        text,
                        "ERROR_FORMAT",
                        strangers,
                        "ERROR_NOT_FOUND",
                        Long.MAX_VALUE / 10,
                        "ERROR_NOT_FOUND",
                        address("/none.png"),
                        "ERROR_NOT_FOUND",
                        address("/text"),
                        "ERROR_FORMAT",
                        "http://127.0.0.1:1/a.png",
                        "ERROR_NOT_FOUND")
                .entrySet()) {
            assertThat(fieldErrors(calls.post(owner, "email", "a@example.org", "tags", "New", "photo", wrong.getKey())))
                    .as(wrong.getKey().toString())
                    .isEqualTo(Map.of("photo", wrong.getValue()));
        }
        assertThat(rows.text("SELECT count(*)::text FROM contacts")).isEqualTo(before);
        assertThat(tags()).isZero();
    }

    @Test
    void W10_whatCanBeNoPictureIsNamedWithTheOtherFields() {
        assertThat(fieldErrors(calls.post(owner, "email", "nobody", "photo", "ftp://pictures.example.org/me.png")))
                .isEqualTo(Map.of("email", "ERROR_FORMAT", "photo", "ERROR_FORMAT"));
    }

    @Test
    void F3_nothingIsFetchedForACallThatFailsAnyway() {
        calls.contact("email", "a@example.org");
        String photo = address("/avatar.png");

        fieldErrors(calls.post(owner, "photo", photo));
        message(calls.post(Long.MAX_VALUE, "email", "b@example.org", "photo", photo), 404);
        message(calls.post(TestOrganization.create().ownerId(), "email", "b@example.org", "photo", photo), 403);
        message(calls.post(owner, "email", "A@example.org", "photo", photo), 409);
        message(calls.put(Long.MAX_VALUE, "photo", photo), 404);

        assertThat(requests).hasValue(0);
    }

    @Test
    void C2_aNewPictureTakesThePlaceOfTheOld() {
        long contact = calls.contact("photo", address("/first.png"));
        long first = avatar(contact);

        json(calls.put(contact, "photo", address("/second.png")), 200);

        assertThat(calls.detail(contact).at("/avatar/name").textValue()).endsWith("/second.png");
        assertThat(isThere(first)).isFalse();
    }

    @Test
    void C2_anUploadedPictureStaysWhenAnotherTakesItsPlace() {
        long file = upload("me.png", png());
        long contact = calls.contact("photo", file);

        json(calls.put(contact, "photo", address("/second.png")), 200);

        assertThat(avatar(contact)).isNotEqualTo(file);
        assertThat(isThere(file)).isTrue();
    }

    @Test
    void C2_aPictureStaysUnlessAnotherIsGiven() {
        long contact = calls.contact("photo", address("/avatar.png"));
        long before = avatar(contact);

        json(calls.put(contact, "name", "Changed"), 200);
        fieldErrors(calls.put(contact, "photo", address("/none.png")));

        assertThat(avatar(contact)).isEqualTo(before);
    }

    @Test
    void C2_theSamePictureAgainIsKept() {
        long contact = calls.contact("photo", address("/avatar.png"));
        long file = avatar(contact);

        json(calls.put(contact, "photo", file), 200);

        assertThat(avatar(contact)).isEqualTo(file);
    }

    @Test
    void C2_anEmptyPhotoTakesThePictureAway() {
        long contact = calls.contact("photo", address("/avatar.png"));
        long file = avatar(contact);

        assertThat(json(calls.put(contact, "photo", ""), 200).has("avatar")).isFalse();
        assertThat(isThere(file)).isFalse();
    }

    @Test
    void C1_aDeletedContactsPictureGoesUnlessItIsKept() {
        long uploaded = upload("me.png", png());
        long fetched = calls.contact("photo", address("/avatar.png"));
        long known = calls.contact("photo", uploaded);
        long file = avatar(fetched);

        assertDone(calls.delete(fetched));
        assertDone(calls.delete(known));

        assertThat(isThere(file)).isFalse();
        assertThat(isThere(uploaded)).isTrue();
    }

    private long upload(String name, byte[] content) {
        return calls.upload(name, content);
    }

    private long avatar(long contact) {
        return calls.detail(contact).at("/avatar/id").longValue();
    }

    private boolean isThere(long file) {
        return rows.number("SELECT count(*) FROM files WHERE id = ?", file) == 1;
    }

    private long tags() {
        return rows.number(
                "SELECT count(*) FROM tags WHERE organization_id = ?",
                calls.organization().id());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + pictures.getAddress().getPort() + path;
    }

    private static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
