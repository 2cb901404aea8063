package dev.lectern.event;

import java.util.Map;

/** A file of an announcement in answers. */
public record AnnounceFile(String name, String url, Map<String, String> thumbnails, String mimeType) {}
