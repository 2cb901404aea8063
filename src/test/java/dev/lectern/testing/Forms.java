package dev.lectern.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters, names and values in turn, as they are sent in bodies and queries. */
public final class Forms {
    /** The content type of {@link #encoded}. */
    public static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private Forms() {}

    /** {@code name=value&name=value}. */
    public static String encoded(Object... parameters) {
        return IntStream.range(0, parameters.length / 2)
                .mapToObj(i -> encode(parameters[2 * i]) + "=" + encode(parameters[2 * i + 1]))
                .collect(Collectors.joining("&"));
    }

    /** The parameters of a sample as the documentation prints them: a name, a colon and a value on each line. */
    public static Object[] printed(String sample) {
        return sample.lines().flatMap(line -> Stream.of(line.split(": ?", 2))).toArray();
    }

    private static String encode(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
