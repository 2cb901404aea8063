package dev.lectern.event;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.HeavyWork;
import io.smallrye.mutiny.Uni;

/** Hashes the passwords of events (E1) by PBKDF2 of the JDK; {@code iterations:salt:hash}, the latter two in hex. */
@ApplicationScoped
public class Passwords {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();

    /** The hash to store; null where there is no password. It takes a tenth of a second, away from the event loop. */
    Uni<String> hash(String password) {
        if (password == null || password.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return HeavyWork.run(() -> salted(password));
    }

    /** Whether this is the password of a stored hash; a tenth of a second, away from the event loop. */
    public Uni<Boolean> matches(String password, String hash) {
        return HeavyWork.run(() -> {
            String[] parts = hash.split(":", 3);
            byte[] derived =
                    derive(password, Integer.parseInt(parts[0]), HexFormat.of().parseHex(parts[1]));
            return MessageDigest.isEqual(derived, HexFormat.of().parseHex(parts[2]));
        });
    }

    private String salted(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "%d:%s:%s".formatted(ITERATIONS, hex(salt), hex(derive(password, ITERATIONS, salt)));
    }

    private static byte[] derive(String password, int iterations, byte[] salt) {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("The JDK has no " + ALGORITHM, missing);
        } finally {
            key.clearPassword();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
