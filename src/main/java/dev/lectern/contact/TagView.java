package dev.lectern.contact;

/** A tag as the API shows it; {@code createAt} as W8. */
public record TagView(long id, String createAt, String name) {}
