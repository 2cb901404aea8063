package dev.lectern.web.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.lectern.web.FieldError;

/** What the texts of numbers, booleans and choices mean (W5); null, and the field named, when they mean nothing. */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private Scalars() {}

    static Long number(Given given, String text) {
        if (text == null) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            given.reject(FieldError.ERROR_FORMAT);
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            given.reject(FieldError.ERROR_RANGE);
            return null;
        }
    }

    static Integer smallNumber(Given given, String text) {
        Long number = number(given, text);
        if (number != null && number.intValue() != number) {
            given.reject(FieldError.ERROR_RANGE);
            return null;
        }
        return number == null ? null : number.intValue();
    }

    static Reference reference(Given given, String text) {
        Long id = id(given, text);
        return id == null ? null : new Reference(given.name(), id);
    }

    static Long id(Given given, String text) {
        Long number = number(given, text);
        if (number != null && number <= 0) {
            given.reject(FieldError.ERROR_RANGE);
            return null;
        }
        return number;
    }

    static Boolean flag(Given given, String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on" -> true;
            case "false", "0", "off" -> false;
            default -> {
                given.reject(FieldError.ERROR_FORMAT);
                yield null;
            }
        };
    }

    static <E extends Enum<E>> Function<String, E> constants(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return text -> Arrays.stream(constants)
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    /** What the function makes of the text; the field is named with ERROR_CHOICE where it makes nothing. */
    static <T> T choice(Given given, String text, Function<String, T> choices) {
        if (text == null) {
            return null;
        }
        T choice = choices.apply(text);
        if (choice == null) {
            given.reject(FieldError.ERROR_CHOICE);
        }
        return choice;
    }
}
