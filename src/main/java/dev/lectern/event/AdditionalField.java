package dev.lectern.event;

import java.util.List;

/**
 * A question that people answer when they register, as it stands in answers (E5, E12).
 *
 * @param key 32 hex digits, made by the server
 * @param type {@code text} or {@code radio}
 * @param values the choices of a radio; null for a text
 */
public record AdditionalField(
        String key, String label, String type, boolean isRequired, List<String> values, String placeholder) {}
