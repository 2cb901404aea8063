package dev.lectern.landing;

import java.util.List;
import java.util.Locale;

import dev.lectern.web.FieldError;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The words of a language, where they are not a template's to choose. */
final class Wording {
    private static final List<String> LANGUAGES = List.of("en", "ru", "uk", "tr");

    private Wording() {}

    static PageWords of(Locale locale) {
        return locale.getLanguage().equals("en")
                ? MessageBundles.get(PageWords.class)
                : MessageBundles.get(PageWords.class, Localized.Literal.of(locale.getLanguage()));
    }

    /** The first language of an {@code Accept-Language} that there are words of, else English; the header may be null or broken, also as {@code -}, which the JDK trips over. */
    static Locale accepted(String header) {
        try {
            String wanted = header == null ? null : Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES);
            return Locale.forLanguageTag(wanted == null ? "en" : wanted);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            return Locale.ENGLISH;
        }
    }

    /** What is wrong with a field. */
    static String error(PageWords words, FieldError error, boolean isEmail) {
        return switch (error) {
            case ERROR_EMPTY, ERROR_BLANK -> words.errorEmpty();
            case ERROR_CHOICE -> words.errorChoice();
            case ERROR_LENGTH, ERROR_RANGE -> words.errorLength();
            case ERROR_FORMAT, ERROR_NOT_FOUND, ERROR_NOT_UNIQUE -> isEmail ? words.errorEmail() : words.errorFormat();
        };
    }
}
