package dev.lectern.web;

/** What is wrong with one field; the names are the codes of W10. */
public enum FieldError {
    ERROR_EMPTY,
    ERROR_FORMAT,
    ERROR_RANGE,
    ERROR_LENGTH,
    ERROR_CHOICE,
    ERROR_NOT_FOUND,
    ERROR_NOT_UNIQUE,
    /** A required registration answer is missing (R4). */
    ERROR_BLANK
}
