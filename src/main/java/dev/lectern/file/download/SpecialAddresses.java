package dev.lectern.file.download;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

import dev.lectern.web.Subnet;

/** Which IP addresses are not just somebody's on the public internet: IANA's registries of special-purpose addresses. */
final class SpecialAddresses {
    private final List<Subnet> special = subnets(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3fff::/20");
    /** All but 2000::/3, the only part of IPv6 given out to the public so far. Mapped, NAT64, local, multicast lie in here. */
    private final List<Subnet> notGlobalUnicast = subnets("::/3", "4000::/2", "8000::/1");
    /** Amid unique local ones, where instances at AWS ask for their secrets. */
    private final List<Subnet> metadata = subnets("fd00:ec2::/32");

    /** Whether anybody on the internet may have this address. */
    boolean isPublic(InetAddress address) {
        return !contain(special, address)
                && !contain(notGlobalUnicast, address)
                && !(address instanceof Inet6Address ipv6 && isIsatap(ipv6));
    }

    /** Whether this address is one of the machine itself, or one for private networks; not so link-local and metadata ones. */
    boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address instanceof Inet6Address ipv6 && isUniqueLocal(ipv6) && !contain(metadata, ipv6);
    }

    /** RFC 4193: fc00::/7. */
    private static boolean isUniqueLocal(Inet6Address address) {
        return (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /** RFC 5214: it has an IPv4 address in its interface identifier. */
    private static boolean isIsatap(Inet6Address address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static boolean contain(List<Subnet> subnets, InetAddress address) {
        return subnets.stream().anyMatch(subnet -> subnet.contains(address));
    }

    private static List<Subnet> subnets(String... subnets) {
        return Stream.of(subnets).map(Subnet::parse).toList();
    }
}
