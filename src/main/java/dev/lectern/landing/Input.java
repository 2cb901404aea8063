package dev.lectern.landing;

import java.util.List;

/**
 * A field of a form as it stands on a page.
 *
 * @param type of HTML's input
 * @param autocomplete what browsers know it by; null for nothing
 * @param value what was typed
 * @param choices of a radio; null for a text
 * @param error what is wrong with it, in words; null for nothing
 */
record Input(
        String id,
        String name,
        String label,
        String type,
        String autocomplete,
        String placeholder,
        int maxLength,
        boolean isRequired,
        String value,
        List<Choice> choices,
        String error) {
    /** What a link to it leads to: of a radio, its first choice. */
    public String focus() {
        return choices == null ? id : choices.get(0).id();
    }
}
