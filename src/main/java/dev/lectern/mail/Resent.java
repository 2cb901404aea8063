package dev.lectern.mail;

/**
 * How many mails are to be sent again.
 *
 * @param count those that had been given up
 */
public record Resent(int count) {}
