package dev.lectern.organization;

/** The constants are spelled as on the wire. */
public enum Sex {
    m,
    f,
    /** Not known. */
    o
}
