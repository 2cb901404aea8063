package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The embedded database's passwords. Random, because every account of the machine can reach a port on localhost.
 *
 * @param superuser of the role that owns the cluster
 * @param application of the role the server works as
 */
record Passwords(String superuser, String application) {
    static Passwords random() {
        return new Passwords(randomHex(), randomHex());
    }

    static Passwords read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.size() != 2) {
            throw new StartFailure(
                    file + " is damaged: it must have two lines, the superuser's and the application's password");
        }
        return new Passwords(lines.get(0), lines.get(1));
    }

    /** Two lines; initdb's {@code --pwfile} reads the first. */
    void write(Path file) throws IOException {
        Files.write(file, List.of(superuser, application));
    }

    private static String randomHex() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
