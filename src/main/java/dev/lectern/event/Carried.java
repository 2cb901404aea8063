package dev.lectern.event;

import java.util.ArrayList;
import java.util.List;

/** The ids of what one event or session carries, in order. */
record Carried(List<Long> lectors, List<Long> tags, List<Long> files) {
    static final Carried NOTHING = new Carried(List.of(), List.of(), List.of());

    static Carried empty() {
        return new Carried(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** The list of a kind: {@code lector}, {@code tag} or {@code file}. */
    List<Long> ofKind(String kind) {
        return switch (kind) {
            case "lector" -> lectors;
            case "tag" -> tags;
            case "file" -> files;
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
