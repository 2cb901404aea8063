package dev.lectern.web.trace;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The expressions of dashboard and alerts, read by Prometheus' own tool where it is installed. */
class PromQlTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @TempDir
    Path folder;

    @Test
    void prometheusUnderstandsEveryExpression() throws Exception {
        assumeTrue(Files.exists(PROMTOOL), "no promtool, which is in Debian's package prometheus");
        JsonNode group = Monitoring.alerts().get("spec");
        ArrayNode recorded = (ArrayNode) group.at("/groups/0/rules");
        int number = 0;
        for (String expression : Monitoring.dashboard()) {
            recorded.addObject()
                    .put("record", "dashboard:panel" + number++)
                    .put("expr", expression.replace("$__rate_interval", "5m"));
        }
        Path rules = folder.resolve("rules.yaml");
        new YAMLMapper().writeValue(rules.toFile(), group);
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "rules", rules.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes());
        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
