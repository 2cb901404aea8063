package dev.lectern.web;

import java.util.regex.Pattern;

import io.vertx.ext.web.RoutingContext;

/**
 * Where a request goes, for those who guard it. The framework leaves path parameters ({@code /admin;x/v1}) out before it looks for
 * a resource, so that a guard who does not would be walked around.
 */
public final class RequestPath {
    private static final Pattern PARAMETERS = Pattern.compile("(;|%3[bB])[^/]*");
    private static final Pattern SLASHES = Pattern.compile("//+");

    private RequestPath() {}

    /** The path without path parameters and doubled slashes. */
    public static String bare(RoutingContext http) {
        String bare = PARAMETERS.matcher(http.normalizedPath()).replaceAll("");
        return SLASHES.matcher(bare).replaceAll("/");
    }

    /** Whether the request may reach a resource at this path ({@code /v3}) or below. */
    public static boolean isUnder(String base, RoutingContext http) {
        String path = bare(http);
        return path.equals(base) || path.startsWith(base + "/");
    }
}
