package dev.lectern.organization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The text of a key, which is shown once and never stored (O3). */
record Secret(String text) {
    private static final int PREFIX_LENGTH = 8;
    /** 48 bits make the prefix, which is no secret, and 256 the rest. */
    private static final int RANDOM_BYTES = 6 + 32;

    static Secret random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    String prefix() {
        return text.substring(0, Math.min(PREFIX_LENGTH, text.length()));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of the key: records are logged by mistake. */
    @Override
    public String toString() {
        return "Secret";
    }
}
