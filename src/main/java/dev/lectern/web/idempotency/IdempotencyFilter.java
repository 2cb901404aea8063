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
import dev.lectern.web.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
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

    /** Goes on to the resource once the transaction is open; fails with {@link Replay} where the call had its answer before. */
    @ServerRequestFilter
    Uni<Void> begin(RoutingContext http) {
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
        OpenCall open = http.remove(OPEN_CALL);
        if (open == null) {
            return null;
        }
        return response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                ? commit(open, response).onFailure().recoverWithUni(failure -> open.rollBack()
                        .invoke(() -> refuse(response, http, failure)))
                : open.rollBack();
    }

    /** The stored answer, byte for byte. */
    @ServerExceptionMapper
    Response replay(Replay again) {
        StoredAnswer stored = again.answer();
        Response.ResponseBuilder response =
                Response.status(stored.status()).entity(content(stored)).header(REPLAYED, true);
        stored.headers().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.build();
    }

    private static Uni<Void> begun(RoutingContext http, OpenCall open) {
        return open.claimed()
                .onFailure(Conflict.class)
                .invoke(racing -> http.response().putHeader(HttpHeaders.RETRY_AFTER, "1"))
                .invoke(stored -> goOn(http, open, stored))
                .replaceWithVoid();
    }

    private static void goOn(RoutingContext http, OpenCall open, StoredAnswer stored) {
        if (stored != null) {
            throw new Replay(stored);
        }
        if (http.response().closed()) {
            // The framework would not go on, and nothing would ever end the transaction.
            open.rollBack();
            throw new Unavailable("The caller has gone");
        }
        note(http, open);
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
