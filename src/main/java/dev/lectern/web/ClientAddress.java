package dev.lectern.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import jakarta.inject.Singleton;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

/**
 * The address that a request comes from: the peer's or, where the peer is a proxy that the settings name, the last one in
 * {@code X-Forwarded-For} that is none. What a caller wrote there before the first proxy is never believed. For looking at, not for
 * keeping (S1).
 */
@Singleton
public final class ClientAddress {
    /** The header in which a proxy adds whom it was asked by. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Subnet> proxies;

    ClientAddress(WebConfig config) {
        proxies = config.trustedProxies().orElse(List.of()).stream()
                .map(String::strip)
                .map(Subnet::parse)
                .toList();
    }

    /** The address of this request's client as {@link #of(String, List)} has it. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll(FORWARDED_FOR));
    }

    /**
     * The client's address.
     *
     * @param remoteAddress the peer's, with or without a port
     * @param forwardedFor the lines of {@link #FORWARDED_FOR} in their order
     * @return an IPv4 or IPv6 address as {@link InetAddress#getHostAddress} writes it; null where the peer has none
     */
    public String of(String remoteAddress, List<String> forwardedFor) {
        InetAddress client = parse(remoteAddress);
        List<String> hops = hops(forwardedFor);
        for (int i = hops.size() - 1; i >= 0 && client != null && isProxy(client); i--) {
            InetAddress before = parse(hops.get(i));
            if (before == null) {
                break;
            }
            client = before;
        }
        return client == null ? null : client.getHostAddress();
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private static List<String> hops(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String line : lines) {
            for (String hop : line.split(",")) {
                if (!hop.isBlank()) {
                    hops.add(hop.strip());
                }
            }
        }
        return hops;
    }

    /** Null for what is no address. */
    private static InetAddress parse(String text) {
        String address = text == null ? "" : withoutZone(withoutPort(text.strip()));
        return NetUtil.createInetAddressFromIpAddressString(address);
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? "" : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static String withoutZone(String address) {
        int percent = address.indexOf('%');
        return percent < 0 ? address : address.substring(0, percent);
    }
}
