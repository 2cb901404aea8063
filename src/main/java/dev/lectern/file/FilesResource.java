package dev.lectern.file;

import java.time.ZoneId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The files of the caller's organisation (F1). */
@Path("/v3/fileSystem/file")
@Cancellable(false)
public final class FilesResource {
    private final FileUploads uploads;
    private final Spool spool;
    private final FileLinks links;
    private final Call call;

    FilesResource(FileUploads uploads, Spool spool, FileLinks links, Call call) {
        this.uploads = uploads;
        this.spool = spool;
        this.links = links;
        this.call = call;
    }

    @POST
    @ResponseStatus(201)
    public Uni<FileView> upload() {
        long organization = call.caller().organizationId();
        ZoneId zone = call.caller().zone();
        return call.upload(FileUploads.FIELD, spool)
                .chain(received -> uploads.add(organization, received))
                .map(file -> FileView.whole(file, links, zone));
    }

    @GET
    @Path("/{id}")
    public Uni<FileView> get(@RestPath long id) {
        return uploads.get(call.caller().organizationId(), id)
                .map(file -> FileView.whole(file, links, call.caller().zone()));
    }
}
