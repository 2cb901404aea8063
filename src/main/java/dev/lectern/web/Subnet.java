package dev.lectern.web;

import java.net.InetAddress;

import io.netty.util.NetUtil;

/**
 * The IP addresses that begin alike (RFC 4632, RFC 4291). An IPv4 address that is mapped into IPv6 is the IPv4 one.
 *
 * @param address one of them
 * @param bits how many bits they share
 */
public record Subnet(InetAddress address, int bits) {
    /** Fails with {@link IllegalArgumentException} where an address has fewer bits. */
    public Subnet {
        if (bits < 0 || bits > 8 * address.getAddress().length) {
            throw new IllegalArgumentException("No such subnet: %s/%d".formatted(address.getHostAddress(), bits));
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a lone address, which is a subnet of its own; never looks a name up. Fails
     * with {@link IllegalArgumentException} for anything else.
     */
    public static Subnet parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null || text.contains("%")) {
            throw new IllegalArgumentException("Neither an IP address nor a subnet: " + text);
        }
        return new Subnet(
                address, slash < 0 ? 8 * address.getAddress().length : Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether this address is one of them. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        return mine.length == theirs.length && same(mine, theirs);
    }

    private boolean same(byte[] mine, byte[] theirs) {
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xff00 >> Math.min(8, bits - bit);
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
