package dev.lectern.landing.browser;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import dev.lectern.web.NotFound;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Styles, scripts and pictures of the pages, from memory. The framework would serve them by way of a folder of Vert.x, which is gone at
 * SIGTERM, while visitors still come.
 */
@Path("/assets")
public final class AssetResource {
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    @GET
    @Path("/{name:[a-z]+\\.(?:css|js|svg)}")
    public Response asset(@RestPath String name, @Context Request request) {
        Asset asset = assets.computeIfAbsent(name, Asset::read);
        if (asset == null) {
            throw new NotFound(name + " not found");
        }
        ResponseBuilder known = request.evaluatePreconditions(asset.tag());
        return known == null
                ? Response.ok(asset.content(), asset.mimeType())
                        .tag(asset.tag())
                        .build()
                : known.build();
    }
}
