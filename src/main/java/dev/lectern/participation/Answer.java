package dev.lectern.participation;

/**
 * What somebody answered to a question when they registered.
 *
 * @param key of the question
 * @param label of the question as it was then
 * @param type {@code text} or {@code radio}
 */
record Answer(String key, String label, String type, String value) {}
