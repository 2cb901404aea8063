package dev.lectern.web;

import java.nio.file.Path;

/**
 * An upload that has come in whole.
 *
 * @param name as the caller says, without folders; fit to be stored (W5)
 * @param content a local file; who gets it sees to its end
 */
public record ReceivedFile(String name, Path content) {}
