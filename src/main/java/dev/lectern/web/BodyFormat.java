package dev.lectern.web;

import java.util.Locale;

import dev.lectern.web.input.FormReader;
import dev.lectern.web.input.JsonReader;
import dev.lectern.web.input.MultipartReader;
import dev.lectern.web.input.Table;

/** How a body is written (W3). */
sealed interface BodyFormat {
    /** Makes a tree of a body. */
    Table read(byte[] body);

    /** The format that a {@code Content-Type} names; none is taken for a form; {@link UnsupportedMediaType} for others (W4). */
    static BodyFormat of(String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return new Form();
        }
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (mediaType) {
            case "application/x-www-form-urlencoded" -> new Form();
            case "application/json" -> new Json();
            case "multipart/form-data" -> new Multipart(contentType);
            default -> throw new UnsupportedMediaType("Content type " + mediaType + " is not supported");
        };
    }

    record Form() implements BodyFormat {
        @Override
        public Table read(byte[] body) {
            return FormReader.read(body);
        }
    }

    record Json() implements BodyFormat {
        @Override
        public Table read(byte[] body) {
            return JsonReader.read(body);
        }
    }

    record Multipart(String contentType) implements BodyFormat {
        @Override
        public Table read(byte[] body) {
            return MultipartReader.read(body, contentType);
        }
    }
}
