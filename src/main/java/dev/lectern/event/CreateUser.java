package dev.lectern.event;

/** Who made an event or session. */
public record CreateUser(long id, String name, String secondName) {}
