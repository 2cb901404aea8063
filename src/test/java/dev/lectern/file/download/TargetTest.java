package dev.lectern.file.download;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.download.Internet.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetTest {
    @Test
    void F3_anAddressIsTakenApart() {
        assertThat(Target.of("https://Pictures.Example.org/a/b.png?size=2#top"))
                .isEqualTo(new Target(true, "pictures.example.org", null, 443, "/a/b.png?size=2"));
        assertThat(Target.of("HTTP://pictures.example.org:8080"))
                .isEqualTo(new Target(false, "pictures.example.org", null, 8080, "/"));
        assertThat(Target.of("http://192.0.2.1:?x"))
                .isEqualTo(new Target(false, "192.0.2.1", address("192.0.2.1"), 80, "/?x"));
        assertThat(Target.of("http://[2001:db8::1]/"))
                .isEqualTo(new Target(false, "[2001:db8::1]", address("2001:db8::1"), 80, "/"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://картинки.example.org/фото 1.png, xn--80aqafcrtq.example.org, /%D1%84%D0%BE%D1%82%D0%BE%201.png",
        "https://pictures.example.org./a\\b.png, pictures.example.org, /a%5Cb.png",
        "https://under_score.example.org/%20(1).png, under_score.example.org, /%20(1).png",
    })
    void F3_whatBrowsersTakeIsTaken(String address, String host, String resource) {
        assertThat(Target.of(address).host()).isEqualTo(host);
        assertThat(Target.of(address).resource()).isEqualTo(resource);
    }

    @Test
    void F3_aLineBreakDoesNotGetIntoTheRequest() {
        assertThat(Target.of("http://pictures.example.org/a\r\nX-Evil: 1").resource())
                .isEqualTo("/a%0D%0AX-Evil:%201");
    }

    @Test
    void F3_digitsOfOtherWidthsAreDigits() {
        assertThat(Target.of("http://１２７．０．０．１/").literal()).isEqualTo(address("127.0.0.1"));
        assertThat(Target.of("http://①②⑦.0.0.1/").literal()).isEqualTo(address("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://2130706433./",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://0x7F.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1.1/",
                "http://256.0.0.1/",
                "http://pictures.example.1/",
                "http://0/",
                "http://0x/",
                "http://０ｘ7f.1/"
            })
    void F3_numbersThatAreNoPlainIpv4AddressAreRefused(String address) {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127%2E0.0.1/",
                "http://%31%32%37.0.0.1/",
                "http://local%68ost/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[127.0.0.1]/",
                "http://[1::2::3]/",
                "http://[::1/",
                "http://::1/",
                "http://[v1.fe80::a]/",
                "http:///a",
                "http://:80/",
                "http://./",
                "http://a..b/",
                "http://a b/",
                "http://good.example.org\\.evil.example.org/",
                "http://good.example.org／.evil.example.org/",
                "http://good.example.org:80:90/",
                "http://good.example.org:8a/",
                "http://good.example.org:-1/",
                "http://good.example.org:100000/"
            })
    void F3_hostsThatAreNotPlainAreRefused(String address) {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user@pictures.example.org/",
                "http://user:secret@pictures.example.org/",
                "http://@pictures.example.org/",
                "http://pictures.example.org@127.0.0.1/",
                "http://pictures.example.org\\@127.0.0.1/",
                "http://pictures.example.org＠127.0.0.1/"
            })
    void F3_credentialsAreRefused(String address) {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://pictures.example.org/",
                "file:///etc/passwd",
                "gopher://pictures.example.org/",
                "jar:http://pictures.example.org/!/",
                "data:image/png;base64,AAAA",
                "//pictures.example.org/",
                "http:pictures.example.org",
                "http:\\\\pictures.example.org\\",
                " http://pictures.example.org/",
                "pictures.example.org",
                ""
            })
    void F3_otherSchemesAreRefused(String address) {
        assertRefused(address);
    }

    @ParameterizedTest
    @CsvSource({
        "b.png, https://pictures.example.org:443/a/b.png",
        "/c d.png, https://pictures.example.org:443/c%20d.png",
        "?x=1, https://pictures.example.org:443/a/?x=1",
        "//other.example.org/, https://other.example.org:443/",
        "https://other.example.org:8443/e, https://other.example.org:8443/e",
    })
    void F3_aRedirectIsRelativeToWhereItIs(String location, String expected) {
        Target next = Target.of("https://pictures.example.org/a/").redirected(location);

        assertThat("https://" + next.host() + ":" + next.port() + next.resource())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pictures.example.org/",
                "ftp://pictures.example.org/",
                "file:/etc/passwd",
                "https:pictures.example.org",
                "//user@pictures.example.org/",
                "//0x7f.1/",
                "%zz"
            })
    void F3_aRedirectIsCheckedAsAnAddressIs(String location) {
        Target here = Target.of("https://pictures.example.org/");

        assertThatThrownBy(() -> here.redirected(location)).isInstanceOf(DownloadFailed.class);
    }

    private static void assertRefused(String address) {
        assertThatThrownBy(() -> Target.of(address)).isInstanceOf(DownloadFailed.class);
    }
}
