package dev.lectern.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports to listen at later. They are below those that Linux gives to outgoing connections (32 768 and more unless set otherwise), so
 * that none of these takes one before its test does, or while the server of a test is away from it.
 */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /** One that nobody listens at, on any address, and that nobody was given before. */
    public static int free() {
        int port = next();
        while (!isFree(port)) {
            port = next();
        }
        return port;
    }

    private static int next() {
        return FIRST + NEXT.getAndIncrement() % COUNT;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
