package dev.lectern.web.idempotency;

import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.web.BadRequest;
import dev.lectern.web.Call;
import dev.lectern.web.Conflict;
import dev.lectern.web.ErrorAnswer;
import dev.lectern.web.HeavyWork;
import dev.lectern.web.RequestPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes every POST and PUT of {@code /v3} with an {@code Idempotency-Key} one that can be repeated (R6), without its resource
 * knowing: around the resource there is one transaction, in which the answer's bytes are stored before any of them is sent.
 */
@Singleton
final class IdempotencyFilter {
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String OPEN_CALL = "lectern.openCall";
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.POST, HttpMethod.PUT);
    private static final byte[] NO_CONTENT = {};

    private final KeyedCalls calls;
    private final Call call;
    private final ErrorAnswer errors;
    private final ObjectMapper json;

    IdempotencyFilter(KeyedCalls calls, Call call, ErrorAnswer errors, ObjectMapper json) {
        this.calls = calls;
        this.call = call;
        this.errors = errors;
        this.json = json;
    }

    /** The answer that the call had before, or nothing: then it goes on to its resource. */
    @ServerRequestFilter
    Uni<Response> begin(RoutingContext http) {
        List<String> keys = http.request().headers().getAll(KeyedCall.HEADER);
        if (keys.isEmpty() || !REPEATABLE.contains(http.request().method()) || !RequestPath.isUnder("/v3", http)) {
            return null;
        }
        if (keys.size() > 1) {
            throw new BadRequest(KeyedCall.HEADER + " is given more than once");
        }
        String key = KeyedCall.key(keys.get(0));
        long organization = call.caller().organizationId();
        return call.bytes()
                .chain(body -> HeavyWork.run(() -> Fingerprint.of(http.request(), body)))
                .chain(fingerprint -> calls.begin(new KeyedCall(organization, key, fingerprint)))
                .chain(open -> begun(http, open));
    }

    /** Ends the transaction with the answer before any of it is sent, or without where it is a refusal. */
    @ServerResponseFilter
    Uni<Void> end(ContainerResponseContext response, RoutingContext http) {
        if (response.getHeaderString(REPLAYED) != null) {
            // Else the writer that the build chose for the resource's own answers would make JSON of JSON.
            response.setEntity(response.getEntity());
        }
        OpenCall open = http.remove(OPEN_CALL);
        if (open == null) {
            return null;
        }
        return response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                ? commit(open, response).onFailure().recoverWithUni(failure -> open.rollBack()
                        .invoke(() -> refuse(response, http, failure)))
                : open.rollBack();
    }

    private static Uni<Response> begun(RoutingContext http, OpenCall open) {
        return open.claimed()
                .onFailure(Conflict.class)
                .invoke(racing -> http.response().putHeader(HttpHeaders.RETRY_AFTER, "1"))
                .invoke(stored -> note(http, open))
                .map(stored -> stored == null ? null : replay(stored));
    }

    /** An answer that went out past the filters must not leave the transaction open. */
    private static void note(RoutingContext http, OpenCall open) {
        http.put(OPEN_CALL, open);
        http.addEndHandler(sent -> {
            if (sent.succeeded()) {
                open.rollBack();
            }
        });
    }

    private static Response replay(StoredAnswer stored) {
        Response.ResponseBuilder response = Response.status(stored.status()).header(REPLAYED, true);
        stored.headers().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.entity(content(stored)).build();
    }

    private Uni<Void> commit(OpenCall open, ContainerResponseContext response) {
        Object entity = response.getEntity();
        return HeavyWork.run(() -> bytes(entity))
                .map(body ->
                        new StoredAnswer(response.getStatus(), new LinkedHashMap<>(response.getStringHeaders()), body))
                .call(open::commit)
                .invoke(answer -> response.setEntity(content(answer)))
                .replaceWithVoid();
    }

    private byte[] bytes(Object entity) {
        try {
            return entity == null ? NO_CONTENT : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON: " + entity.getClass(), e);
        }
    }

    private static String content(StoredAnswer answer) {
        return answer.body().length == 0 ? null : new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void refuse(ContainerResponseContext response, RoutingContext http, Throwable failure) {
        ErrorAnswer.Answer answer = errors.answer(http, failure);
        response.setStatus(answer.status());
        response.setEntity(answer.body(), new Annotation[0], MediaType.valueOf(answer.mediaType()));
    }
}
