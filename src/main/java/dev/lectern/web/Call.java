package dev.lectern.web;

import java.util.function.Function;
import jakarta.enterprise.context.RequestScoped;

import dev.lectern.web.input.Draft;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.FormReader;
import dev.lectern.web.input.Table;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

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

    /** Reads the body, or where it says nothing the query (W3), into a record; fails with every wrong field named. */
    public <T> Uni<T> body(Function<Fields, T> form) {
        return bodies.read(http).map(body -> Fields.read(body, query(), form));
    }

    /** As {@link #body}, but the wrong fields wait for those that only a look into the database can tell. */
    public <T> Uni<Draft<T>> draft(Function<Fields, T> form) {
        return bodies.read(http).map(body -> Fields.draft(body, query(), form));
    }

    /**
     * Takes in a multipart body with a file of up to 32 MiB under this name, which goes to the sink as it comes. Fails with the
     * field named where there is none, {@link TooLarge}, {@link RequestTimeout}, or as the sink does.
     */
    public Uni<ReceivedFile> upload(String field, UploadSink sink) {
        BodyFormat format = BodyFormat.of(http.request().getHeader(HttpHeaders.CONTENT_TYPE));
        return format instanceof BodyFormat.Multipart
                ? new IncomingUpload(http, field, sink).receive()
                : Uni.createFrom().failure(BadRequest.field(field, FieldError.ERROR_EMPTY));
    }

    private Table query() {
        String query = http.request().query();
        return query == null ? Table.EMPTY : FormReader.readQuery(query);
    }
}
