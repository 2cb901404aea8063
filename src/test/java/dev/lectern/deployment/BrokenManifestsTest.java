package dev.lectern.deployment;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever may go wrong in a manifest is told, and nothing else with it. */
class BrokenManifestsTest {
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    private static final String SPREAD = POD + "/topologySpreadConstraints/0/labelSelector/matchLabels";
    private static final String EGRESS = "/spec/egress/2/to/1/podSelector/matchLabels";

    private static final String DATABASE = "QUARKUS_DATASOURCE_REACTIVE_URL";

    private static Manifests production;

    @BeforeAll
    static void render() {
        production = Manifests.of("production");
    }

    @ParameterizedTest
    @MethodSource
    void isTold(Break change) {
        Manifests manifests = production.copy();
        ObjectNode object = manifests.find(change.kind(), change.name()).orElseThrow();
        change.edit().accept((ObjectNode) object.at(change.place()));

        assertThat(problems(manifests)).singleElement().asString().contains(change.told());
    }

    private static Stream<String> problems(Manifests manifests) {
        return Stream.of(
                        manifests.objects().stream().map(ManifestSchema::problems),
                        Stream.of(new References(manifests, Manifests.secretsToMake()).broken()),
                        Stream.of(new Agreement(manifests, Manifests.secretsToMake()).broken()))
                .flatMap(lists -> lists)
                .flatMap(List::stream);
    }

    static Stream<Break> isTold() {
        return Stream.of(
                deployment("an unknown field", CONTAINER, put("aliveProbe", "x"))
                        .as("aliveProbe"),
                deployment("a text for a number", CONTAINER + "/ports/0", put("hostPort", "80"))
                        .as("hostPort"),
                deployment("a text for a truth", "/spec", put("paused", "yes")).as("paused"),
                change("a missing field", "HorizontalPodAutoscaler", "lectern", "/spec", remove("maxReplicas"))
                        .as("maxReplicas"),
                change("an unknown choice", "Pooler", "lectern-db-pooler", "/spec/pgbouncer", put("poolMode", "fast"))
                        .as("/spec/pgbouncer/poolMode"),
                change("an operator's unknown field", "Cluster", "lectern-db", "/spec", put("replicas", 3))
                        .as("replicas"),
                change("a backup's unknown field", "ScheduledBackup", "lectern-db", "/spec", put("cron", "daily"))
                        .as("cron"),
                change("an unknown field of metrics", "ServiceMonitor", "lectern", "/spec/endpoints/0", put("pat", "/"))
                        .as("pat"),
                change("an unknown field of alerts", "PrometheusRule", "lectern", "/spec/groups/0", put("rule", "x"))
                        .as("rule"),
                deployment("a probe's port", CONTAINER + "/readinessProbe/httpGet", put("port", "admin"))
                        .as("The readinessProbe asks no port of the container"),
                deployment("the port", CONTAINER + "/ports/0", put("containerPort", 9090))
                        .as("The container listens at 8080, not at 9090"),
                change("a Service's port", "Service", "lectern", "/spec/ports/0", put("targetPort", "web"))
                        .as("The Service leads to no port of the container"),
                change("an Ingress", "Service", "lectern-nowhere", "/metadata", put("name", "elsewhere"))
                        .as("The Ingress leads to no Service"),
                change("a selector", "PodDisruptionBudget", "lectern", "/spec/selector/matchLabels", put("a", "b"))
                        .as("PodDisruptionBudget selects no pod"),
                change("what is scaled", "HorizontalPodAutoscaler", "lectern", "/spec/scaleTargetRef", put("name", "x"))
                        .as("The HorizontalPodAutoscaler scales nothing"),
                deployment("a Secret", CONTAINER + "/envFrom/1/secretRef", put("name", "other"))
                        .as("Variables come from nowhere"),
                deployment("a Secret's key", CONTAINER + "/env/0/valueFrom/secretKeyRef", put("key", "login"))
                        .as("A Secret's key is not there"),
                deployment("a variable", CONTAINER + "/env/0", put("name", "QUARKUS_DATASOURCE_USER"))
                        .as("No setting of the application: QUARKUS_DATASOURCE_USER"),
                change("an address", "Ingress", "lectern", "/spec/rules/0", put("host", "elsewhere.example.org"))
                        .as("The Ingress is not for the host of LECTERN_PUBLIC_URL"),
                change("a pooler's cluster", "Pooler", "lectern-db-pooler", "/spec/cluster", put("name", "other"))
                        .as("No Cluster of the Pooler lectern-db-pooler"),
                change("a backup's cluster", "ScheduledBackup", "lectern-db", "/spec/cluster", put("name", "other"))
                        .as("No Cluster of the ScheduledBackup lectern-db"),
                change("where backups go", "ObjectStore", "lectern-db", "/metadata", put("name", "other"))
                        .as("No ObjectStore of the Cluster lectern-db"),
                deployment("a volume", POD + "/volumes/0", put("name", "temporary"))
                        .as("No volume tmp"),
                deployment("a spread", SPREAD, put("app.kubernetes.io/component", "other"))
                        .as("A topology spread counts other pods"),
                change("what a server reaches", "NetworkPolicy", "lectern", EGRESS, put("cnpg.io/poolerName", "pool"))
                        .as("The NetworkPolicy leads to no database"),
                deployment("an amount", CONTAINER + "/resources/limits", put("memory", "768 Mb"))
                        .as("/memory"),
                change(
                                "the form of the log",
                                "ConfigMap",
                                config(),
                                "/data",
                                remove("QUARKUS_LOG_CONSOLE_JSON_ENABLED"))
                        .as("The log is no JSON"),
                deployment("the time to stop", POD, put("terminationGracePeriodSeconds", 15))
                        .as("15 are given"),
                deployment("a folder", CONTAINER + "/volumeMounts/1", put("mountPath", "/other"))
                        .as("Nothing can be written to /spool"),
                change("the database", "ConfigMap", config(), "/data", put(DATABASE, "postgresql://db:5432/lectern"))
                        .as("No database answers to the name db"),
                deployment("the user", POD + "/securityContext", put("runAsUser", 0))
                        .as("Missing: a user's number that is not root's"),
                deployment("the file system", CONTAINER + "/securityContext", remove("readOnlyRootFilesystem"))
                        .as("Missing: readOnlyRootFilesystem"),
                deployment("what is measured", CONTAINER + "/resources", remove("limits"))
                        .as("Missing: requests and a limit of memory"));
    }

    /** Its name has a hash in it. */
    private static String config() {
        return production.ofKind("ConfigMap").map(Manifests::name).findFirst().orElseThrow();
    }

    /**
     * @param told part of the only line that is told
     */
    record Break(String what, String kind, String name, String place, Consumer<ObjectNode> edit, String told) {
        Break as(String words) {
            return new Break(what, kind, name, place, edit, words);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Break deployment(String what, String place, Consumer<ObjectNode> edit) {
        return change(what, "Deployment", "lectern", place, edit);
    }

    private static Break change(String what, String kind, String name, String place, Consumer<ObjectNode> edit) {
        return new Break(what, kind, name, place, edit, "");
    }

    private static Consumer<ObjectNode> remove(String field) {
        return object -> object.remove(field);
    }

    private static Consumer<ObjectNode> put(String field, String value) {
        return object -> object.put(field, value);
    }

    private static Consumer<ObjectNode> put(String field, int value) {
        return object -> object.put(field, value);
    }
}
