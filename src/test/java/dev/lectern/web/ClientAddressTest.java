package dev.lectern.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** S1: whose address counts as a visitor's. */
class ClientAddressTest {
    @Test
    void S1_withoutProxiesTheHeaderIsNotLookedAt() {
        assertThat(behind().of("192.0.2.1", List.of("203.0.113.7"))).isEqualTo("192.0.2.1");
    }

    @Test
    void S1_aPeerThatIsNoProxyIsTheClient() {
        assertThat(behind("10.0.0.0/8").of("192.0.2.1", List.of("203.0.113.7"))).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "203.0.113.7, 10.1.1.1,10.2.2.2 | 203.0.113.7",
                "203.0.113.7:54321 | 203.0.113.7",
                "[2001:db8:1::7]:443 | 2001:db8:1:0:0:0:0:7",
                "[2001:db8:1::7] | 2001:db8:1:0:0:0:0:7",
                "2001:db8:1::7 | 2001:db8:1:0:0:0:0:7",
                "::ffff:203.0.113.7 | 203.0.113.7",
                "2001:db8:1::7, 2001:db8:f::1 | 2001:db8:1:0:0:0:0:7",
                "203.0.113.7, nonsense, 10.1.1.1 | 10.1.1.1",
                "203.0.113.7, unknown | 10.0.0.1",
                "203.0.113.7, example.org | 10.0.0.1",
                "203.0.113.7, [::1 | 10.0.0.1",
                "10.1.1.1, 10.2.2.2 | 10.1.1.1",
                "203.0.113.7, , 10.1.1.1, | 203.0.113.7",
                "'' | 10.0.0.1"
            })
    void S1_theLastAddressThatIsNoProxyCounts(String header, String client) {
        assertThat(behind("10.0.0.0/8", "2001:db8:f::/48").of("10.0.0.1", List.of(header)))
                .isEqualTo(client);
    }

    @Test
    void S1_headerLinesAreOneList() {
        assertThat(behind("10.0.0.1").of("10.0.0.1", List.of("198.51.100.1", "203.0.113.7, 10.0.0.1")))
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1:40000", "[::ffff:10.0.0.1]:40000", "10.0.0.1"})
    void S1_thePeerMayHaveAPort(String peer) {
        assertThat(behind("10.0.0.1").of(peer, List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
    }

    @Test
    void S1_theZoneOfALinkLocalPeerIsNoPartOfItsAddress() {
        assertThat(behind("fe80::/10").of("fe80:0:0:0:0:0:0:1%eth0", List.of("203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void S1_aPeerWithoutAnAddressHasNone() {
        assertThat(behind("10.0.0.0/8").of(null, List.of("203.0.113.7"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "fe80::1%1"})
    void X1_aProxyThatIsNoSubnetIsToldAtStart(String proxy) {
        assertThatThrownBy(() -> behind(proxy)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.0/23, 192.0.3.255, true",
        "192.0.2.0/23, 192.0.4.0, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "fc00::/7, fdff::1, true",
        "4000::/2, ffff::1, false"
    })
    void subnetsShareTheirFirstBits(String subnet, String address, boolean contained) {
        assertThat(Subnet.parse(subnet).contains(Subnet.parse(address).address()))
                .isEqualTo(contained);
    }

    private static ClientAddress behind(String... proxies) {
        return new ClientAddress(new WebConfig() {
            @Override
            public URI publicUrl() {
                return URI.create("http://localhost:8080");
            }

            @Override
            public Optional<List<String>> trustedProxies() {
                return Optional.of(Stream.of(proxies).toList()).filter(list -> !list.isEmpty());
            }
        });
    }
}
