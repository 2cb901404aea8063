package dev.lectern.participation;

/** How many registrations a call was about. */
record Count(int count) {}
