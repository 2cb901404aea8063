package dev.lectern.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What an overlay of {@code deploy/k8s} makes in a cluster.
 *
 * @param objects in the order in which they are applied
 */
record Manifests(List<ObjectNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path KUSTOMIZATIONS = Path.of("deploy", "k8s");
    private static final String KUBECTL =
            Optional.ofNullable(System.getenv("LECTERN_KUBECTL")).orElse("kubectl");

    /**
     * An overlay as {@code kubectl kustomize} renders it, {@code production} for one. Skips the test where there is no kubectl, but in
     * CI, which has one ({@code .ci/run}), fails it.
     */
    static Manifests of(String overlay) {
        assumeTrue(
                "true".equals(System.getenv("CI")) || run("version", "--client").isPresent(),
                "No kubectl on the path, nor in LECTERN_KUBECTL: manifests are not rendered");
        return parse(
                run("kustomize", KUSTOMIZATIONS.resolve("overlays/" + overlay).toString())
                        .orElseThrow(() -> new IllegalStateException("kubectl does not render " + overlay)));
    }

    /** The Secrets that an operator is asked to make. */
    static Manifests secretsToMake() {
        try {
            return parse(Files.readString(KUSTOMIZATIONS.resolve("base/secret.example.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that may be changed. */
    Manifests copy() {
        return new Manifests(objects.stream().map(ObjectNode::deepCopy).toList());
    }

    Stream<ObjectNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return ofKind(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    /** The object of this kind that is Lectern's own. */
    ObjectNode own(String kind) {
        return find(kind, "lectern").orElseThrow(() -> new IllegalStateException("There is no " + kind + " lectern"));
    }

    /** The container that runs Lectern. */
    JsonNode container() {
        return own("Deployment").at("/spec/template/spec/containers/0");
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Manifests parse(String documents) {
        try (var parsed = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(documents)) {
            return new Manifests(parsed.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What kubectl says; empty where there is none. */
    private static Optional<String> run(String... arguments) {
        try {
            var command =
                    Stream.concat(Stream.of(KUBECTL), Stream.of(arguments)).toList();
            var errors = Path.of("target", "kubectl.log").toFile();
            var process = new ProcessBuilder(command).redirectError(errors).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(() -> command + ": see " + errors).isZero();
            return Optional.of(output);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
