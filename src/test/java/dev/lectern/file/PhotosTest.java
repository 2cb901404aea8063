package dev.lectern.file;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import jakarta.inject.Inject;

import dev.lectern.file.download.PictureServer;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.FileSteps.download;
import static dev.lectern.file.FileSteps.png;
import static dev.lectern.file.FileSteps.uploaded;
import static dev.lectern.file.download.PictureServer.ok;
import static dev.lectern.file.download.PictureServer.status;
import static dev.lectern.testing.TestOrganization.address;
import static dev.lectern.testing.TestOrganization.admin;
import static org.assertj.core.api.Assertions.assertThat;

/** Photos as members get them by the admin API (F3, O2, O4). */
@QuarkusTest
class PhotosTest {
    private static final byte[] PICTURE = png(40, 30);

    @Inject
    TestDatabase database;

    private TestOrganization organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganization.create();
    }

    @Test
    void F3_aPhotoIsFetchedFromItsAddress() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            long member = organization.addMember("USER", Map.of("photo", at(server)));

            assertThat(download(photo(member)).asByteArray()).isEqualTo(PICTURE);
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void F1_aPhotoIsAFileByItsId() {
        long file = picture();
        long member = organization.addMember("USER");

        assertThat(change(member, Map.of("photo", file)).statusCode()).isEqualTo(200);

        assertThat(download(photo(member)).asByteArray()).isEqualTo(PICTURE);
    }

    @Test
    void O4_anEmptyPhotoTakesItAwayAndNoneLeavesIt() {
        long member = organization.addMember("USER", Map.of("photo", picture()));

        change(member, Map.of("name", "Mira"));
        assertThat(photo(member)).isNotNull();
        change(member, Map.of("photo", ""));
        assertThat(photo(member)).isNull();
    }

    @Test
    void O4_aFetchedPhotoGoesWhenAnotherTakesItsPlace() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            long member = organization.addMember("USER", Map.of("photo", at(server)));
            String before = photo(member);

            change(member, Map.of("photo", at(server)));

            assertThat(photo(member)).isNotEqualTo(before);
            assertThat(files()).isOne();
        }
    }

    @Test
    void F1_aFileNamedByItsIdStays() throws SQLException {
        long member = organization.addMember("USER", Map.of("photo", picture()));

        change(member, Map.of("photo", ""));

        assertThat(files()).isOne();
    }

    @Test
    void O1_aPhotoGoesWhicheverOrganisationBroughtIt() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            String email = address();
            long member = organization.addMember("USER", Map.of("email", email, "photo", at(server)));
            TestOrganization other = TestOrganization.create();
            other.addMember("USER", Map.of("email", email));

            admin().body(Map.of("photo", "")).put(other.path() + "/members/" + member);

            assertThat(photo(member)).isNull();
            assertThat(files()).isZero();
        }
    }

    @Test
    void O4_whoeverJoinsKeepsThePhotoThatIsStored() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            String email = address();
            long member = organization.addMember("USER", Map.of("email", email, "photo", picture()));
            String stored = photo(member);
            TestOrganization other = TestOrganization.create();

            other.addMember("USER", Map.of("email", email, "photo", at(server)));

            assertThat(photo(member)).isEqualTo(stored);
            assertThat(files(other)).isZero();
        }
    }

    @Test
    void F1_aFileOfAnotherOrganisationOrNoneIsNotFound() {
        long foreign = uploaded(TestOrganization.create(), "me.png", PICTURE).getLong("id");

        assertRefused(Long.toString(foreign), "ERROR_NOT_FOUND");
        assertRefused("0", "ERROR_NOT_FOUND");
        assertRefused("999999999999999999", "ERROR_NOT_FOUND");
    }

    @Test
    void F1_aFileThatIsNoPictureIsNoPhoto() {
        long notes = uploaded(organization, "me.png", "notes".getBytes(StandardCharsets.UTF_8))
                .getLong("id");

        assertRefused(Long.toString(notes), "ERROR_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"me.png", "-1", "ftp://pictures.example.org/me.png", "file:///etc/passwd", "//example.org"})
    void F3_whatIsNeitherIdNorAddressIsRefused(String photo) {
        assertRefused(photo, "ERROR_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://anna:secret@127.0.0.1/",
                "http://2130706433/",
                "http://nobody.invalid/"
            })
    void F3_aRefusedAddressIsNotFound(String photo) {
        assertRefused(photo, "ERROR_NOT_FOUND");
    }

    @Test
    void F3_anotherStatusIsNotFound() throws Exception {
        try (PictureServer server = PictureServer.at("127.0.0.1", status("404 Not Found"))) {
            assertRefused(at(server), "ERROR_NOT_FOUND");
        }
    }

    @Test
    void F3_whatIsNoPictureIsRefused() throws Exception {
        try (PictureServer server = serving("<html>".getBytes(StandardCharsets.UTF_8))) {
            assertRefused(at(server), "ERROR_FORMAT");
            assertThat(files()).isZero();
        }
    }

    @Test
    void F3_moreThanTenMebibytesAreOutOfRange() throws Exception {
        try (PictureServer server = serving(new byte[10 * 1024 * 1024 + 1])) {
            assertRefused(at(server), "ERROR_RANGE");
        }
    }

    @Test
    void F1_moreThanFiftyMegapixelsAreOutOfRange() throws Exception {
        byte[] bomb = png(1, 1);
        bomb[18] = (byte) (50_000 >> 8);
        bomb[19] = (byte) 50_000;
        bomb[22] = bomb[18];
        bomb[23] = bomb[19];
        try (PictureServer server = serving(bomb)) {
            assertRefused(at(server), "ERROR_RANGE");
            assertThat(files()).isZero();
        }
    }

    @Test
    void F3_aWrongPhotoIsNamedWithTheOtherWrongFields() {
        Response refused = admin().body(Map.of("role", "GUEST", "email", "nobody", "photo", "me.png"))
                .post(organization.path() + "/members");

        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of("role", "ERROR_CHOICE", "email", "ERROR_FORMAT", "photo", "ERROR_FORMAT"));
    }

    @Test
    void O4_photosOfNoOrganizationAreNotFound() throws Exception {
        try (PictureServer server = serving(PICTURE)) {
            assertThat(admin().body(Map.of("email", address(), "role", "USER", "photo", at(server)))
                            .post("/admin/v1/organizations/9223372036854775807/members")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.connections()).isZero();
        }
    }

    private void assertRefused(String photo, String error) {
        Response refused = admin().body(Map.of("email", address(), "role", "USER", "photo", photo))
                .post(organization.path() + "/members");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().<String, String>getMap("error.fieldErrors"))
                .isEqualTo(Map.of("photo", error));
    }

    private Response change(long member, Map<String, ?> fields) {
        return admin().body(fields).put(organization.path() + "/members/" + member);
    }

    private long picture() {
        return uploaded(organization, "me.png", PICTURE).getLong("id");
    }

    private String photo(long member) {
        return organization
                .request()
                .get("/v3/organization/members")
                .jsonPath()
                .getString("find { it.id == " + member + " }.photo?.url");
    }

    private long files() throws SQLException {
        return files(organization);
    }

    private long files(TestOrganization owner) throws SQLException {
        return database.number("SELECT count(*) FROM files WHERE organization_id = ?", owner.id());
    }

    private static PictureServer serving(byte[] content) {
        return PictureServer.at("127.0.0.1", ok(content, "Content-Length: " + content.length));
    }

    private static String at(PictureServer server) {
        return "http://127.0.0.1:" + server.port() + "/me.png";
    }
}
