package dev.lectern.web.input;

import java.util.Collections;
import java.util.List;

/** The same scalar name given several times, {@code tags=a&tags=b}: a list where one is wanted, else an error. */
public record Repeated(List<Text> values) implements Value {
    public Repeated {
        values = Collections.unmodifiableList(values);
    }
}
