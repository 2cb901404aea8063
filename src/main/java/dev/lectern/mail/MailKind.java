package dev.lectern.mail;

/** What a mail tells (R7). */
public enum MailKind {
    INVITATION,
    MOVED,
    CANCELLED
}
