package dev.lectern.room.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import dev.lectern.testing.PlaceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** S1: places by files of real bytes. */
class PlacesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0, Russia, Moscow",
        "203.0.113.127, Russia, Moscow",
        "203.0.113.128, Turkey, Istanbul",
        "::ffff:203.0.113.1, Russia, Moscow",
        "203.0.114.0,,",
        "198.51.100.7, Ukraine,",
        "2001:db8:1::7, Turkey, Ankara",
        "2001:db8:2::7,,"
    })
    void S1_bothKindsOfAddressesInOneTree(String address, String country, String city) {
        PlaceFile file = PlaceFile.ofBoth()
                .with("203.0.113.0/25", "Russia", "Moscow")
                .with("203.0.113.128/25", "Turkey", "Istanbul")
                .with("198.51.100.0/24", "Ukraine", null)
                .with("2001:db8:1::/48", "Turkey", "Ankara");

        assertThat(places(file).find(address)).isEqualTo(new Place(country, city));
    }

    @Test
    void S1_aDatabaseOfIpv4KnowsNoOther() {
        Places places = places(PlaceFile.ofIpv4().with("203.0.113.0/24", "Russia", "Kaluga"));

        assertThat(places.find("203.0.113.9")).isEqualTo(new Place("Russia", "Kaluga"));
        assertThat(places.find("2001:db8::1")).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void S1_aRecordOfAnotherShapeIsAnUnknownPlace() {
        Places places = places(PlaceFile.ofBoth()
                .with("203.0.113.0/25", Map.of("country", "Russia", "city", Map.of("names", "Moscow")))
                .with("203.0.113.128/25", Map.of("country", Map.of("names", Map.of("de", "Russland", "en", "")))));

        assertThat(places.find("203.0.113.1")).isEqualTo(Place.UNKNOWN);
        assertThat(places.find("203.0.113.129")).isEqualTo(Place.UNKNOWN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "localhost", "203.0.113.1:80", "2001:db8::/32"})
    void S1_whatIsNoAddressIsNowhere(String address) {
        assertThat(places(PlaceFile.ofBoth().with("0.0.0.0/1", "Russia", "Moscow"))
                        .find(address))
                .isEqualTo(Place.UNKNOWN);
    }

    @Test
    void S1_withoutADatabaseEveryPlaceIsUnknown() {
        assertThat(new Places(Optional::empty).find("203.0.113.1")).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void X1_aDatabaseThatIsNotThereIsToldAtStart() {
        Path file = folder.resolve("none.mmdb");

        assertThatThrownBy(() -> new Places(() -> Optional.of(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LECTERN_GEOIP_DATABASE")
                .hasMessageContaining(file.toString());
    }

    @Test
    void X1_aDatabaseThatIsNoneIsToldAtStart() throws IOException {
        byte[] whole =
                PlaceFile.ofBoth().with("203.0.113.0/24", "Russia", "Moscow").bytes();
        Path text = Files.writeString(folder.resolve("text.mmdb"), "country,city\n");
        Path half = Files.write(folder.resolve("half.mmdb"), Arrays.copyOf(whole, whole.length / 2));
        Path empty = Files.createFile(folder.resolve("empty.mmdb"));

        for (Path file : new Path[] {text, half, empty}) {
            assertThatThrownBy(() -> new Places(() -> Optional.of(file)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private Places places(PlaceFile file) {
        Path written = file.write(folder.resolve("places.mmdb"));
        return new Places(() -> Optional.of(written));
    }
}
