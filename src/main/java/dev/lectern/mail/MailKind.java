package dev.lectern.mail;

/** What a mail tells (R7). */
enum MailKind {
    INVITATION,
    MOVED,
    CANCELLED
}
