package dev.lectern.web.input;

/** An id that a caller gave, with its field's name as the caller wrote it, such as {@code lectorIds[1]}. */
public record Reference(String field, long id) {}
