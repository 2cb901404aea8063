package dev.lectern.web;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends {@link Content} under the length that the answer's head says, which the framework's own streams cannot; cuts it off where it
 * cannot be had to its end.
 */
@Provider
public final class ContentWriter implements ServerMessageBodyWriter<Content> {
    private static final Logger LOG = Logger.getLogger(ContentWriter.class);

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == Content.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Content.class;
    }

    @Override
    public void writeResponse(Content content, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        ServerHttpResponse response = context.serverResponse();
        // What is written outside of the framework's own writers goes out before the head is complete.
        ServerSerialisers.encodeResponseHeaders(request);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        request.suspend();
        Cancellable sending = content.bytes()
                .onItem()
                .call(bytes -> Uni.createFrom().completionStage(() -> response.write(bytes.getBytes())))
                .onItem()
                .ignoreAsUni()
                .subscribe()
                .with(sent -> end(request, response), failure -> cutOff(request, response, failure));
        response.addCloseHandler(sending::cancel);
    }

    private static void end(ResteasyReactiveRequestContext request, ServerHttpResponse response) {
        response.end();
        request.resume();
    }

    private static void cutOff(ResteasyReactiveRequestContext request, ServerHttpResponse response, Throwable failure) {
        LOG.warnf("An answer could not be sent to its end: %s", failure.getMessage());
        response.reset();
        request.resume();
    }

    @Override
    public void writeTo(
            Content content,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("Content is sent by writeResponse only");
    }
}
