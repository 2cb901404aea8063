package dev.lectern.web.input;

/** Tells list indexes from other keys. */
final class Index {
    /** The largest index that a list takes; far above any documented list, far below what a counter overflows at. */
    private static final long MAX = 999_999;

    private static final int MAX_DIGITS = 18;

    private Index() {}

    /** The number that a key such as {@code 4711} means, or -1 for {@code k}, {@code 08}, {@code -1} or one beyond 18 digits. */
    static long of(String key) {
        return isNumber(key) && key.length() <= MAX_DIGITS ? Long.parseLong(key) : -1;
    }

    /** Whether the key is a whole number without sign or leading zeros, of any size. */
    static boolean isNumber(String key) {
        if (key.isEmpty() || key.charAt(0) == '0') {
            return key.equals("0");
        }
        return key.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a list takes the index: one far beyond the number of entries is a mistake or an attack. */
    static boolean isWithinBounds(String key) {
        return Index.of(key) >= 0 && Index.of(key) <= MAX;
    }
}
