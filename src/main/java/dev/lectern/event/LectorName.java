package dev.lectern.event;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lecturer in answers. */
public record LectorName(String name, String secondName) {
    /** First and last name with a space, or the one there is. */
    public String fullName() {
        return Stream.of(name, secondName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
