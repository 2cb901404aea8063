package dev.lectern.landing;

/** What this server is. */
record HomePage(Frame frame) {}
