package dev.lectern.mail.calendar;

/**
 * Somebody with an e-mail address.
 *
 * @param name empty for none
 */
public record Person(String name, String email) {}
