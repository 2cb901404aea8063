package dev.lectern.testing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.restassured.RestAssured;

/**
 * What {@code /q/metrics} says at one moment.
 *
 * @param lines its samples, without comments
 */
public record Scrape(List<String> lines) {
    /** Of the application under test. */
    public static Scrape now() {
        return new Scrape(RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList());
    }

    /** The names of all metrics. */
    public Set<String> names() {
        return lines.stream().map(line -> line.split("[ {]", 2)[0]).collect(Collectors.toSet());
    }

    /** The sum of all samples of this name that have these labels ({@code status="200"}); 0 where there is none. */
    public double sum(String name, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .map(line -> line.split(" # ", 2)[0])
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The values of a label, over all metrics of this name. */
    public Set<String> values(String name, String label) {
        String mark = label + "=\"";
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") && line.contains(mark))
                .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .collect(Collectors.toSet());
    }
}
