package dev.lectern.web.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** What operators are given to watch the application with. */
final class Monitoring {
    private static final Path DASHBOARD = Path.of("deploy/monitoring/dashboard.json");
    private static final Path ALERTS = Path.of("deploy/monitoring/alerts.yaml");

    private Monitoring() {}

    /** The expressions of the dashboard's panels. */
    static List<String> dashboard() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        return StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .flatMap(panel -> expressions(panel.get("targets"), "expr").stream())
                .toList();
    }

    /** The alert rules as Kubernetes gets them. */
    static JsonNode alerts() throws Exception {
        return new YAMLMapper().readTree(Files.readString(ALERTS));
    }

    private static List<String> expressions(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.get(field).asText())
                .toList();
    }

    /** The expressions of the alert rules. */
    static List<String> alertExpressions() throws Exception {
        return expressions(alerts().at("/spec/groups/0/rules"), "expr");
    }
}
