package dev.lectern.web;

import java.util.function.Function;
import jakarta.enterprise.context.RequestScoped;

import dev.lectern.web.input.Draft;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.FileName;
import dev.lectern.web.input.FormReader;
import dev.lectern.web.input.Table;
import dev.lectern.web.input.Upload;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.buffer.Buffer;

/** The request at hand, as resources see it: who asks, and what was sent as the record it is to be. */
@RequestScoped
public class Call {
    private final RoutingContext http;
    private final BodyReader bodies;

    Call(RoutingContext http, BodyReader bodies) {
        this.http = http;
        this.bodies = bodies;
    }

    /** Who asks (W2). */
    public Caller caller() {
        Caller caller = http.get(Gate.CALLER);
        if (caller == null) {
            throw new Unauthorized("No caller");
        }
        return caller;
    }

    /** Reads the query string into a record; fails with every wrong field named. */
    public <T> T query(Function<Fields, T> form) {
        return Fields.read(query(), form);
    }

    /**
     * Reads the body, or where it says nothing the query (W3), into a record; fails with every wrong field named. The form looks at
     * nothing else of the request: for a large body it runs on a thread of its own.
     */
    public <T> Uni<T> body(Function<Fields, T> form) {
        Table query = query();
        return bodies.read(http, body -> Fields.read(body, query, form));
    }

    /** As {@link #body}, but the wrong fields wait for those that only a look into the database can tell. */
    public <T> Uni<Draft<T>> draft(Function<Fields, T> form) {
        Table query = query();
        return bodies.read(http, body -> Fields.draft(body, query, form));
    }

    /**
     * Takes in a multipart body with a file of up to 32 MiB under this name, which goes to the sink as it comes. Fails with the
     * field named where there is none, {@link TooLarge}, {@link RequestTimeout}, or as the sink does.
     */
    public Uni<ReceivedFile> upload(String field, UploadSink sink) {
        BodyFormat format = BodyFormat.of(http.request().getHeader(HttpHeaders.CONTENT_TYPE));
        if (!(format instanceof BodyFormat.Multipart)) {
            return Uni.createFrom().failure(BadRequest.field(field, FieldError.ERROR_EMPTY));
        }
        return bodies.isKept(http)
                ? body(in -> in.upload(field).required().orNull()).chain(upload -> receive(field, upload, sink))
                : new IncomingUpload(http, field, sink).receive();
    }

    private static Uni<ReceivedFile> receive(String field, Upload upload, UploadSink sink) {
        String name = FileName.read(field, upload.filename());
        return sink.receive(Multi.createFrom().item(Buffer.buffer(upload.bytes())), upload.size())
                .map(content -> new ReceivedFile(name, content));
    }

    /** The body as it was sent; it can be read as a record afterwards. To be asked for once. */
    public Uni<byte[]> bytes() {
        return bodies.bytes(http);
    }

    private Table query() {
        String query = http.request().query();
        return query == null ? Table.EMPTY : FormReader.readQuery(query);
    }
}
