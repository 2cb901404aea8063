package dev.lectern.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import dev.lectern.file.store.StoredContent;
import dev.lectern.web.Content;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;

/** What files hold, and thumbnails of pictures (F2). It never changes, so that everybody may keep it. */
@Path("/v2")
public final class ContentResource {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    /** What somebody uploaded must not act as a page of this site, however a browser comes to show it. */
    private static final String NO_PAGE = "default-src 'none'; sandbox";

    private static final String UNKNOWN = "application/octet-stream";

    private final Downloads downloads;

    ContentResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @GET
    @Path("/files/{path:.+}")
    public Uni<Response> content(@RestPath String path, @Context Request request) {
        return downloads.find(path).chain(file -> {
            EntityTag tag = new EntityTag(FilePath.key(path));
            String mimeType = file.isPicture() ? file.mimeType() : UNKNOWN;
            return unlessKnown(request, tag, () -> downloads.open(file).map(content -> answer(tag, mimeType, content)
                    .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
                    .build()));
        });
    }

    @GET
    @Path("/{size}/files/{path:.+}")
    public Uni<Response> thumbnail(@RestPath String size, @RestPath String path, @Context Request request) {
        return downloads.findPicture(size, path).chain(picture -> {
            EntityTag tag = new EntityTag(FilePath.key(path) + "-" + size);
            return unlessKnown(
                    request, tag, () -> downloads.openThumbnail(picture, size).map(thumbnail -> answer(
                                    tag, thumbnail.mimeType(), thumbnail.content())
                            .build()));
        });
    }

    private static Uni<Response> unlessKnown(Request request, EntityTag tag, Supplier<Uni<Response>> answer) {
        return request.evaluatePreconditions(tag) == null
                ? answer.get()
                : Uni.createFrom()
                        .item(Response.notModified()
                                .tag(tag)
                                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                                .build());
    }

    private static ResponseBuilder answer(EntityTag tag, String mimeType, StoredContent content) {
        return Response.ok(new Content(content.bytes()), mimeType)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, content.size())
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NO_PAGE);
    }

    /** Pictures may be shown; anything else is only for the caller's disk. The name is as RFC 6266 and RFC 8187 want it. */
    private static String disposition(StoredFile file) {
        String plain = file.name().replaceAll("[^ -~]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(file.isPicture() ? "inline" : "attachment", plain, encoded);
    }
}
