package dev.lectern.organization;

/** What a member may do in an organisation (O1). */
public enum Role {
    ADMIN,
    LECTURER,
    /** A member with the least rights. */
    USER
}
