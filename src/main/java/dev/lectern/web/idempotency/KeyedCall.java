package dev.lectern.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.lectern.web.BadRequest;

/**
 * A call that carries an {@code Idempotency-Key} (R6).
 *
 * @param organizationId whose call it is: another organisation's key of the same text is another key
 * @param key what the caller sent, as it stands
 * @param fingerprint what was asked for, see {@link Fingerprint}
 */
record KeyedCall(long organizationId, String key, byte[] fingerprint) {
    static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    /** The header as a key; {@link BadRequest} where it is blank, too long, or has control characters. */
    static String key(String header) {
        if (header.isBlank()) {
            throw new BadRequest(HEADER + " is blank");
        }
        if (header.length() > MAX_LENGTH) {
            throw new BadRequest(HEADER + " has more than " + MAX_LENGTH + " characters");
        }
        if (header.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest(HEADER + " has control characters");
        }
        return header;
    }

    /** The number of the lock of this key; that two keys have the same one is as good as impossible, and costs a 409. */
    long lock() {
        byte[] name = (HEADER + ' ' + organizationId + ' ' + key).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Fingerprint.sha256().digest(name)).getLong();
    }
}
