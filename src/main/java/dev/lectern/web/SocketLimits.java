package dev.lectern.web;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * Has no socket speak compressed: what a frame unpacks to is bounded by nothing, a thousand times its size, and is unpacked before
 * anybody has looked who sends it. Extensions of before RFC 7692 have no setting of Quarkus'.
 */
@Singleton
final class SocketLimits implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
