package dev.lectern.deployment;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code deploy/k8s} renders is what Kubernetes and the operators take, holds together, and fits the application. */
@QuarkusTest
class ManifestsTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyFieldIsOneThatKubernetesTakes(String overlay) {
        Stream<List<String>> problems = Stream.of(Manifests.of(overlay), Manifests.secretsToMake())
                .flatMap(manifests -> manifests.objects().stream())
                .map(ManifestSchema::problems);

        assertThat(problems.flatMap(List::stream)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void theObjectsFindEachOther(String overlay) {
        assertThat(new References(Manifests.of(overlay), Manifests.secretsToMake()).broken())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void theApplicationGetsWhatItAsksFor(String overlay) {
        assertThat(new Agreement(Manifests.of(overlay), Manifests.secretsToMake()).broken())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void whatKubernetesAndPrometheusAskForIsThere(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        Stream<String> probes = Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                .map(probe ->
                        manifests.container().path(probe).at("/httpGet/path").asText());
        Stream<String> metrics = manifests.ofKind("ServiceMonitor").map(monitor -> monitor.at("/spec/endpoints/0/path")
                .asText());

        assertThat(Stream.concat(probes, metrics))
                .allSatisfy(path -> RestAssured.get(path).then().statusCode(200));
    }
}
