package dev.lectern.landing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser keeps once its user has typed an event's password, so that it is asked for once. It is made of the stored hash,
 * which never leaves the server, and so ends with the password.
 */
final class PasswordProof {
    private static final String ALGORITHM = "HmacSHA256";

    private PasswordProof() {}

    static String of(Landing landing) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(landing.passwordHash().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] proof =
                    mac.doFinal((landing.isSession() + ":" + landing.ownerId()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(proof);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("The JDK has no " + ALGORITHM, missing);
        }
    }

    /** Whether this is it; null is not. */
    static boolean isOf(Landing landing, String proof) {
        return proof != null
                && MessageDigest.isEqual(
                        of(landing).getBytes(StandardCharsets.UTF_8), proof.getBytes(StandardCharsets.UTF_8));
    }
}
