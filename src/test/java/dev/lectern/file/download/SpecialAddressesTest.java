package dev.lectern.file.download;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.file.download.Internet.address;
import static org.assertj.core.api.Assertions.assertThat;

class SpecialAddressesTest {
    private final SpecialAddresses special = new SpecialAddresses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450:4010:c0e::64"
            })
    void F3_publicAddresses(String address) {
        assertThat(special.isPublic(address(address))).isTrue();
        assertThat(special.isPrivate(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.255.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.0",
                "192.168.255.255",
                "::1",
                "::ffff:127.0.0.1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1"
            })
    void F3_loopbackAndPrivateNetworks(String address) {
        assertThat(special.isPublic(address(address))).isFalse();
        assertThat(special.isPrivate(address(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255"
            })
    void F3_specialIpv4Addresses(String address) {
        assertThat(special.isPublic(address(address))).isFalse();
        assertThat(special.isPrivate(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::2",
                "::7f00:1",
                "::808:808",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::7f00:1",
                "100::1",
                "2001::1",
                "2001:0:808:808::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "2606:4700::5efe:7f00:1",
                "2606:4700::200:5efe:a00:1",
                "2620:4f:8000::1",
                "3fff::1",
                "3fff:fff::1",
                "4000::1",
                "5f00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "ff02::1"
            })
    void F3_specialIpv6Addresses(String address) {
        assertThat(special.isPublic(address(address))).isFalse();
        assertThat(special.isPrivate(address(address))).isFalse();
    }
}
