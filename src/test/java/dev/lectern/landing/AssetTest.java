package dev.lectern.landing;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What pages are made of. */
@QuarkusTest
class AssetTest {
    @ParameterizedTest
    @CsvSource({
        "lectern.css,text/css;charset=UTF-8",
        "room.js,text/javascript;charset=UTF-8",
        "logo.svg,image/svg+xml",
    })
    void L1_browsersTakeItForWhatItIs(String name, String mimeType) {
        Response asset = RestAssured.get("/assets/" + name);

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.contentType()).isEqualTo(mimeType);
        assertThat(asset.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void L1_whatABrowserHasIsAskedForAndNotSentAgain() {
        Response first = RestAssured.get("/assets/lectern.css");
        Response again = RestAssured.given()
                .header("If-None-Match", first.header("ETag"))
                .get("/assets/lectern.css");

        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.js", "application.properties", "..%2Fapplication.properties", ""})
    void L1_nothingElseIsServedByItsName(String name) {
        assertThat(RestAssured.given()
                        .urlEncodingEnabled(false)
                        .get("/assets/" + name)
                        .statusCode())
                .isEqualTo(404);
    }
}
