package dev.lectern.web.trace;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.Scrape;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The dashboard and the alert rules ask for what the application has. */
@QuarkusTest
class MonitoringTest {
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+(?=[{\\[])");

    @Test
    void everyMetricOfTheDashboardIsInAScrape() throws Exception {
        Set<String> metrics = metrics(Monitoring.dashboard());
        assertThat(metrics).hasSizeGreaterThan(20);
        assertThat(scraped()).containsAll(metrics);
    }

    @Test
    void everyMetricOfTheAlertsIsInAScrape() throws Exception {
        Set<String> metrics = metrics(Monitoring.alertExpressions());
        assertThat(metrics).hasSizeGreaterThan(6);
        assertThat(scraped()).containsAll(metrics);
    }

    @Test
    void everyAlertSaysWhatItMeansAndHowBadItIs() throws Exception {
        JsonNode alerts = Monitoring.alerts();
        assertThat(alerts.get("apiVersion").asText()).isEqualTo("monitoring.coreos.com/v1");
        assertThat(alerts.get("kind").asText()).isEqualTo("PrometheusRule");
        assertThat(alerts.at("/spec/groups/0/rules")).allSatisfy(rule -> {
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }

    private static Set<String> scraped() {
        RestAssured.get("/nobody/nothing");
        return Scrape.now().names();
    }

    private static Set<String> metrics(List<String> expressions) {
        Set<String> metrics = new TreeSet<>();
        expressions.forEach(
                expression -> METRIC.matcher(expression).results().forEach(found -> metrics.add(found.group())));
        return metrics;
    }
}
