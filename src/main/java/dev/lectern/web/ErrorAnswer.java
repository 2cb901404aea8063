package dev.lectern.web;

import java.util.Locale;
import java.util.UUID;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.trace.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Writes every error of the API in one form, or as a problem document (RFC 9457) where the caller accepts that (W10);
 * errors of pages as pages. */
@ApplicationScoped
public class ErrorAnswer {
    private static final String ACCEPT = "lectern.accept";
    private static final String SPOKEN = "lectern.spoken";
    private static final int UNAVAILABLE = 503;
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final Logger LOG = Logger.getLogger(ErrorAnswer.class);

    private final ErrorPages pages;

    ErrorAnswer(ErrorPages pages) {
        this.pages = pages;
    }

    /** What is sent for a failure. */
    public record Answer(int status, String mediaType, String body) {}

    /** The answer to an exception of any kind. One that nobody expected is logged under an id, and only the id is shown. */
    public Answer answer(RoutingContext http, Throwable thrown) {
        Refusal refusal = Refusal.of(thrown);
        if (refusal.code() != Refusal.INTERNAL_ERROR) {
            return answer(http, refusal, thrown, null);
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Error %s at %s %s", id, http.request().method(), Routes.current());
        return answer(http, new Refusal(refusal.code(), "Internal error " + id, refusal.fieldErrors()), thrown, id);
    }

    /**
     * Notes what a request accepts and hides it from the framework, which would answer 406 to one that accepts problem
     * documents only.
     */
    public void noteAccept(RoutingContext http) {
        http.put(ACCEPT, http.request().getHeader(HttpHeaders.ACCEPT));
        http.request().headers().remove(HttpHeaders.ACCEPT);
    }

    /** Has errors of this request be told in a language, whatever its browser wants. */
    public void speak(RoutingContext http, String language) {
        http.put(SPOKEN, language);
    }

    /** Answers for requests that reach no resource. */
    public void send(RoutingContext http, Throwable thrown) {
        if (http.response().headWritten()) {
            http.request().connection().close();
            return;
        }
        Answer answer = answer(http, thrown);
        http.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
                .end(answer.body());
    }

    private Answer answer(RoutingContext http, Refusal refusal, Throwable thrown, String id) {
        if (!http.response().headWritten()) {
            sayWhenToRetry(http, refusal, thrown);
        }
        return pages.isPage(RequestPath.bare(http))
                ? new Answer(refusal.code(), HTML, pages.page(languages(http), refusal.code(), thrown, id))
                : data(http, refusal);
    }

    private static String languages(RoutingContext http) {
        String spoken = http.get(SPOKEN);
        return spoken == null ? http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE) : spoken;
    }

    private static void sayWhenToRetry(RoutingContext http, Refusal refusal, Throwable thrown) {
        if (thrown instanceof TooManyRequests wait) {
            long seconds = Math.max(1, wait.retryAfter().toSeconds());
            http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        } else if (refusal.code() == UNAVAILABLE) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
    }

    private static Answer data(RoutingContext http, Refusal refusal) {
        JsonObject body = acceptsProblem(http) ? problem(refusal) : new JsonObject().put("error", error(refusal));
        return new Answer(refusal.code(), acceptsProblem(http) ? PROBLEM : JSON, body.encode());
    }

    private static JsonObject error(Refusal refusal) {
        return withFields(refusal, new JsonObject().put("code", refusal.code()).put("message", refusal.message()));
    }

    private static JsonObject problem(Refusal refusal) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", Refusal.reason(refusal.code()))
                .put("status", refusal.code())
                .put("detail", refusal.message());
        return withFields(refusal, problem);
    }

    private static JsonObject withFields(Refusal refusal, JsonObject body) {
        if (!refusal.fieldErrors().isEmpty()) {
            JsonObject fields = new JsonObject();
            refusal.fieldErrors().forEach((name, error) -> fields.put(name, error.name()));
            body.put("fieldErrors", fields);
        }
        return body;
    }

    private static boolean acceptsProblem(RoutingContext http) {
        String accept = http.get(ACCEPT);
        if (accept == null) {
            accept = http.request().getHeader(HttpHeaders.ACCEPT);
        }
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(PROBLEM);
    }
}
