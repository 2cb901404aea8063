package dev.lectern.web.trace;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A throwable as the log may show it: with the name and the stack of another one, and its message without secrets. */
final class MaskedThrowable extends Throwable {
    private static final long serialVersionUID = 1L;
    private final String text;

    private MaskedThrowable(Throwable original, Throwable cause) {
        super(original.getMessage() == null ? null : Secrets.mask(original.getMessage()), cause);
        text = Secrets.mask(original.toString());
        setStackTrace(original.getStackTrace());
    }

    /** The throwable with its causes and what was suppressed. */
    static Throwable of(Throwable original) {
        return of(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Throwable of(Throwable original, Set<Throwable> seen) {
        if (original == null || !seen.add(original)) {
            return null;
        }
        Throwable masked = new MaskedThrowable(original, of(original.getCause(), seen));
        for (Throwable suppressed : original.getSuppressed()) {
            Throwable one = of(suppressed, seen);
            if (one != null) {
                masked.addSuppressed(one);
            }
        }
        return masked;
    }

    @Override
    public String toString() {
        return text;
    }
}
