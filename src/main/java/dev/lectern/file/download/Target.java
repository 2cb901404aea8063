package dev.lectern.file.download;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;

/**
 * What an address asks for, and of whom.
 *
 * @param isSecure https
 * @param host a name in ASCII without the dot at its end, or the text of an IP address, {@code [::1]}
 * @param literal the host if it is an IP address; null if it is a name
 * @param resource path and query in ASCII
 */
record Target(boolean isSecure, String host, InetAddress literal, int port, String resource) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)http(?<secure>s)?://(?<authority>[^/?#]*)(?<resource>[^#]*)(?:#.*)?", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[(?<ip>[0-9a-fA-F:.]+)]|(?<name>[^\\[\\]@:%]+))(?::(?<port>[0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]+");
    /** What inet_aton takes for an IPv4 address in any base and any number of parts. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

    private static final Pattern NOT_IN_URIS = Pattern.compile("[^A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]+");

    /** Reads an http or https address, leniently in path and query and strictly in all else; {@link DownloadFailed} for others. */
    static Target of(String address) {
        Matcher parts = match(ADDRESS, address, "It is no http or https address");
        Matcher authority = match(AUTHORITY, parts.group("authority"), "It names no host, or not plainly");
        boolean isSecure = parts.group("secure") != null;
        InetAddress ipv6 = ipv6(authority.group("ip"));
        String host = ipv6 == null ? name(authority.group("name")) : "[" + authority.group("ip") + "]";
        return new Target(
                isSecure,
                host,
                ipv6 == null ? ipv4(host) : ipv6,
                port(authority.group("port"), isSecure),
                resource(parts.group("resource")));
    }

    /** Where a redirect leads; {@link DownloadFailed} for one from https to http, which would give up what https is for. */
    Target redirected(String location) {
        Target next = of(ADDRESS.matcher(location).matches() ? location : resolve(location));
        if (isSecure && !next.isSecure) {
            throw new DownloadFailed("It redirects from https to http");
        }
        return next;
    }

    private String resolve(String location) {
        try {
            return URI.create((isSecure ? "https://" : "http://") + host + ":" + port + resource)
                    .resolve(encode(location))
                    .toString();
        } catch (IllegalArgumentException unreadable) {
            throw new DownloadFailed("It redirects to no address", unreadable);
        }
    }

    private static Matcher match(Pattern pattern, String text, String failure) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new DownloadFailed(failure);
        }
        return matcher;
    }

    private static InetAddress ipv6(String text) {
        InetAddress address = text == null ? null : NetUtil.createInetAddressFromIpAddressString(text);
        if (text != null && (address == null || text.indexOf(':') < 0)) {
            throw new DownloadFailed("Its host is no IPv6 address");
        }
        return address;
    }

    /** Letters and digits of other scripts and widths become what a browser would make of them. */
    private static String name(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            match(NAME, name, "Its host is no name");
            return name;
        } catch (IllegalArgumentException noName) {
            throw new DownloadFailed("Its host is no name", noName);
        }
    }

    private static InetAddress ipv4(String host) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
        if (address != null && address.getHostAddress().equals(host)) {
            return address;
        }
        if (NUMERIC.matcher(host).matches()) {
            throw new DownloadFailed("Its host is a number that is no plain IPv4 address");
        }
        return null;
    }

    private static int port(String text, boolean isSecure) {
        if (text == null || text.isEmpty()) {
            return isSecure ? 443 : 80;
        }
        return Integer.parseInt(text);
    }

    private static String resource(String text) {
        String encoded = encode(text);
        return encoded.startsWith("/") ? encoded : "/" + encoded;
    }

    private static String encode(String text) {
        return NOT_IN_URIS.matcher(text).replaceAll(run -> URLEncoder.encode(run.group(), StandardCharsets.UTF_8)
                .replace("+", "%20"));
    }
}
