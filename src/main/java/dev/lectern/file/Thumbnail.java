package dev.lectern.file;

import dev.lectern.file.store.StoredContent;

/** A smaller picture of a picture (F2). */
record Thumbnail(String mimeType, StoredContent content) {}
