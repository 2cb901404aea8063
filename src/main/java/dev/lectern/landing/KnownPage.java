package dev.lectern.landing;

/** Tells somebody that they are registered already, and that their link is on its way. */
record KnownPage(Frame frame, String email, String back) {}
