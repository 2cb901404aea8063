package dev.lectern.web;

/**
 * Some rows of a list that is ordered by a positive id, as its query takes them.
 *
 * @param after only rows with a greater id
 * @param offset rows of those to leave out
 * @param limit rows at most
 */
public record Slice(long after, long offset, int limit) {}
