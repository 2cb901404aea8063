package dev.lectern.web;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Gives whatever fails, in a resource, in the framework or before either, the body of {@link ErrorAnswer} (W10). */
@Singleton
final class ErrorMapper {
    private static final int AFTER_RESOURCES = Integer.MAX_VALUE - 1;

    private final ErrorAnswer errors;
    private final ErrorPages pages;

    ErrorMapper(ErrorAnswer errors, ErrorPages pages) {
        this.errors = errors;
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response map(Throwable thrown, RoutingContext http) {
        ErrorAnswer.Answer answer = errors.answer(http, thrown);
        Response.ResponseBuilder response =
                Response.status(answer.status()).type(answer.mediaType()).entity(answer.body());
        if (thrown instanceof NotAllowedException) {
            response.header(HttpHeaders.ALLOW, AllowedMethods.of(CurrentRequestManager.get()));
        }
        return response.build();
    }

    void register(@Observes Router router) {
        for (String base : new String[] {"/v3*", "/v2*", "/admin/v1*"}) {
            router.route(base)
                    .order(AFTER_RESOURCES)
                    .handler(http -> errors.send(http, new NotFound("No such resource")))
                    .failureHandler(http -> errors.send(http, cause(http)));
        }
        router.route()
                .order(AFTER_RESOURCES)
                .handler(http -> sendIfPage(http, new NotFound("No such page")))
                .failureHandler(http -> sendIfPage(http, cause(http)));
    }

    private void sendIfPage(RoutingContext http, Throwable thrown) {
        if (pages.isPage(RequestPath.bare(http))) {
            errors.send(http, thrown);
        } else {
            http.next();
        }
    }

    private static Throwable cause(RoutingContext http) {
        return http.failure() == null || http.failure() instanceof IllegalArgumentException
                ? new HttpException(http.statusCode() > 0 ? http.statusCode() : 400)
                : http.failure();
    }
}
