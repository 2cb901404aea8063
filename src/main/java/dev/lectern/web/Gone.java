package dev.lectern.web;

/** 410: what was here has been deleted. Only pages tell that; to the API it is {@link NotFound} (E9). */
public final class Gone extends Failure {
    private final String lang;

    /** With the language that it was in, as {@code Accept-Language} has it. */
    public Gone(String message, String lang) {
        super(410, message);
        this.lang = lang;
    }

    /** The language that it was in. */
    public String lang() {
        return lang;
    }
}
