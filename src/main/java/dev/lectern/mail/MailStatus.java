package dev.lectern.mail;

/** How far a mail has come; FAILED was given up. */
public enum MailStatus {
    WAITING,
    SENT,
    FAILED
}
