package dev.lectern.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

/** Requests as no client would send them. */
public final class RawHttp {
    private RawHttp() {}

    /** Sends these lines and an empty one; the answer until the server closes, as {@code Connection: close} among them asks. */
    public static String send(String... lines) throws IOException {
        try (Socket socket = open(lines)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends these lines and an empty one; the answer's first 4 KiB at most, in one piece. */
    public static String begin(String... lines) throws IOException {
        try (Socket socket = open(lines)) {
            byte[] answer = new byte[4_096];
            return new String(answer, 0, socket.getInputStream().read(answer), StandardCharsets.UTF_8);
        }
    }

    private static Socket open(String... lines) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
