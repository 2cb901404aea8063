package dev.lectern.organization;

/**
 * A new key, shown this once (O3).
 *
 * @param prefix its first characters, by which it is listed later
 * @param key the value for {@code x-auth-token}
 */
public record IssuedKey(long id, String prefix, String key) {
    /** Nothing of the key: records are logged by mistake. */
    @Override
    public String toString() {
        return "IssuedKey " + id + " " + prefix;
    }
}
