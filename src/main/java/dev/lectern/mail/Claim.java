package dev.lectern.mail;

/**
 * A mail that is this sender's for the time of the lease.
 *
 * @param attempt which one it is, from 1; whoever claims the mail after the lease has the next
 */
record Claim(long id, int attempt) {}
