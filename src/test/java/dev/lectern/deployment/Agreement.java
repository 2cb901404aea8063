package dev.lectern.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;

/** Whether an overlay gives the application what the application asks for, and asks it for what it has. */
final class Agreement {
    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final Pattern DATABASE = Pattern.compile("(?:jdbc:)?(postgresql://.*)");

    private final Manifests manifests;
    private final Manifests secrets;
    private final Properties application;

    /** @param secrets those that operators make */
    Agreement(Manifests manifests, Manifests secrets) {
        this.manifests = manifests;
        this.secrets = secrets;
        this.application = application();
    }

    /** What the application is built with. */
    private static Properties application() {
        try (var file = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            var properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What does not fit, a line each. */
    List<String> broken() {
        return Stream.of(variables(), port(), log(), address(), drain(), folders(), databases(), restrictions())
                .flatMap(problems -> problems)
                .toList();
    }

    private Stream<String> variables() {
        Variables known = Variables.ofTheApplication();
        return environment().keySet().stream()
                .filter(name -> !known.isKnown(name))
                .map(name -> "No setting of the application: " + name);
    }

    /** What the container's environment holds; texts only, where Secrets of the overlay are not told. */
    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode from : manifests.container().path("envFrom")) {
            Stream.of(
                            manifests.find(
                                    "ConfigMap", from.at("/configMapRef/name").asText()),
                            manifests.find("Secret", from.at("/secretRef/name").asText()),
                            secrets.find("Secret", from.at("/secretRef/name").asText()))
                    .flatMap(Optional::stream)
                    .flatMap(source -> Stream.of(source.path("data"), source.path("stringData")))
                    .flatMap(data -> data.properties().stream())
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText()));
        }
        Manifests.stream(manifests.container().path("env"))
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    private Stream<String> port() {
        int listens = Integer.parseInt(
                environment().getOrDefault("QUARKUS_HTTP_PORT", application.getProperty("quarkus.http.port", "8080")));
        int told = manifests.container().at("/ports/0/containerPort").asInt();
        return listens == told ? Stream.empty() : Stream.of("The container listens at " + listens + ", not at " + told);
    }

    private Stream<String> log() {
        boolean isJson = "true".equals(environment().get("QUARKUS_LOG_CONSOLE_JSON_ENABLED"));
        return isJson ? Stream.empty() : Stream.of("The log is no JSON");
    }

    private Stream<String> address() {
        String host =
                URI.create(environment().getOrDefault("LECTERN_PUBLIC_URL", "")).getHost();
        return manifests
                .ofKind("Ingress")
                .map(ingress -> ingress.at("/spec/rules/0/host").asText())
                .filter(served -> !served.equals(host))
                .map(served -> "The Ingress is not for the host of LECTERN_PUBLIC_URL, " + host);
    }

    private Stream<String> drain() {
        Duration takes = Duration.ofSeconds(manifests
                        .container()
                        .at("/lifecycle/preStop/sleep/seconds")
                        .asLong())
                .plus(setting("QUARKUS_SHUTDOWN_DELAY", "quarkus.shutdown.delay"))
                .plus(setting("QUARKUS_SHUTDOWN_TIMEOUT", "quarkus.shutdown.timeout"))
                .plus(SPARE);
        long given = manifests
                .own("Deployment")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong();
        return given >= takes.toSeconds()
                ? Stream.empty()
                : Stream.of("To stop takes " + takes.toSeconds() + " s, " + given + " are given");
    }

    private Duration setting(String variable, String name) {
        return Optional.ofNullable(environment().get(variable))
                .or(() -> Optional.ofNullable(application.getProperty(name)))
                .map(DurationConverter::parseDuration)
                .orElse(Duration.ZERO);
    }

    private Stream<String> folders() {
        Map<String, String> environment = environment();
        String files = "s3".equals(environment.get("LECTERN_FILES_STORE"))
                ? "/tmp"
                : environment.getOrDefault("LECTERN_FILES_FOLDER", "data/files");
        return Stream.of("/tmp", environment.getOrDefault("LECTERN_FILES_SPOOL", "/tmp"), files)
                .distinct()
                .filter(folder -> !isMounted(folder))
                .map(folder -> "Nothing can be written to " + folder);
    }

    private boolean isMounted(String folder) {
        return Manifests.stream(manifests.container().path("volumeMounts"))
                .anyMatch(mount -> mount.path("mountPath").asText().equals(folder));
    }

    private Stream<String> databases() {
        return environment().values().stream()
                .map(DATABASE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> URI.create(matcher.group(1)).getHost())
                .distinct()
                .filter(host -> !isServed(host))
                .map(host -> "No database answers to the name " + host);
    }

    private boolean isServed(String host) {
        return manifests.find("Service", host).isPresent()
                || manifests.find("Pooler", host).isPresent()
                || manifests.ofKind("Cluster").anyMatch(cluster -> host.equals(Manifests.name(cluster) + "-rw"));
    }

    /** Kubernetes' Pod Security Standard "restricted", and a file system that cannot be written. */
    private Stream<String> restrictions() {
        JsonNode pod = manifests.own("Deployment").at("/spec/template/spec/securityContext");
        JsonNode container = manifests.container().path("securityContext");
        Map<String, Boolean> rules = Map.of(
                "runAsNonRoot",
                pod.path("runAsNonRoot").asBoolean(),
                "a user's number that is not root's",
                pod.path("runAsUser").asInt() > 0,
                "seccompProfile RuntimeDefault",
                pod.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                "readOnlyRootFilesystem",
                container.path("readOnlyRootFilesystem").asBoolean(),
                "no privilege escalation",
                !container.path("allowPrivilegeEscalation").asBoolean(true),
                "no capabilities",
                container.at("/capabilities/drop/0").asText().equals("ALL")
                        && !container.at("/capabilities").has("add"),
                "requests and a limit of memory",
                manifests.container().at("/resources/requests").has("cpu")
                        && manifests.container().at("/resources/requests").has("memory")
                        && manifests.container().at("/resources/limits").has("memory"));
        return rules.entrySet().stream().filter(rule -> !rule.getValue()).map(rule -> "Missing: " + rule.getKey());
    }
}
