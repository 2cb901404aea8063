package dev.lectern.web.input;

/** A scalar exactly as it was written: a form value, or a JSON string, number or boolean; not yet trimmed. */
public record Text(String value) implements Value {}
