package dev.lectern.event;

import java.util.Set;

import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;

/** The bit mask of how people get into an event (E1). */
public final class Access {
    private static final Set<Integer> MASKS = Set.of(1, 3, 4, 6, 8, 10);
    private static final int FREE = 1;
    private static final int PASSWORD = 2;
    private static final int REGISTRATION = 4;
    private static final int MODERATION = 8;

    private Access() {}

    static boolean isValid(int mask) {
        return MASKS.contains(mask);
    }

    /** Whether people are asked for the event's password. */
    public static boolean needsPassword(int mask) {
        return (mask & PASSWORD) != 0;
    }

    /** Whether people get in by their name and e-mail, without more of a registration. */
    public static boolean isFree(int mask) {
        return (mask & FREE) != 0;
    }

    /** Whether those who register wait until somebody lets them in. */
    public static boolean needsModeration(int mask) {
        return (mask & MODERATION) != 0;
    }

    /** Reads {@code access}, or {@code accessSettings} in its stead; null when neither is given. */
    static Integer read(Fields in) {
        Integer mask = in.number("access")
                .check(Access::isValid, FieldError.ERROR_CHOICE)
                .orNull();
        return mask == null ? ofSettings(in.member("accessSettings")) : mask;
    }

    private static Integer ofSettings(Fields settings) {
        Boolean password = settings.flag("isPasswordRequired").orNull();
        Boolean registration = settings.flag("isRegistrationRequired").orNull();
        Boolean moderation = settings.flag("isModerationRequired").orNull();
        if (password == null && registration == null && moderation == null) {
            return null;
        }
        int way =
                Boolean.TRUE.equals(moderation) ? MODERATION : Boolean.TRUE.equals(registration) ? REGISTRATION : FREE;
        return Boolean.TRUE.equals(password) ? way | PASSWORD : way;
    }
}
