package dev.lectern.file;

/** A picture that a caller has named, looked up and not yet anybody's: {@link Photos#keep} makes it so. */
public sealed interface Photo {
    /** None was given, or what was given is wrong and named in the draft; also an empty text, which takes a photo away. */
    record None() implements Photo {}

    /** A picture of the organisation, by its id. */
    record Known(long fileId) implements Photo {}

    /** A picture fetched from its address. */
    record Fetched(NewFile file) implements Photo {}
}
