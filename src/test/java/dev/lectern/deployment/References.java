package dev.lectern.deployment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether the objects of an overlay find each other: by name, by label, by port. */
final class References {
    private final Manifests manifests;
    private final Manifests secrets;

    References(Manifests manifests, Manifests secrets) {
        this.manifests = manifests;
        this.secrets = secrets;
    }

    /** What is looked for and is not there, a line each. */
    List<String> broken() {
        return Stream.of(ports(), backends(), selectors(), egress(), scaled(), configuration(), volumes(), databases())
                .flatMap(problems -> problems)
                .toList();
    }

    private Stream<String> ports() {
        JsonNode container = manifests.container();
        Stream<String> probes = Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                .filter(probe -> !hasPort(container.path(probe).at("/httpGet/port")))
                .map(probe -> "The " + probe + " asks no port of the container");
        Stream<String> service = Manifests.stream(manifests.own("Service").at("/spec/ports"))
                .filter(port -> !hasPort(port.path("targetPort")))
                .map(port -> "The Service leads to no port of the container: " + port.path("targetPort"));
        Stream<String> allowed = Manifests.stream(manifests.own("NetworkPolicy").at("/spec/ingress/0/ports"))
                .filter(port -> !hasPort(port.path("port")))
                .map(port -> "The NetworkPolicy lets callers to no port of the container: " + port.path("port"));
        Stream<String> scraped = manifests
                .ofKind("ServiceMonitor")
                .flatMap(monitor -> Manifests.stream(monitor.at("/spec/endpoints")))
                .filter(endpoint -> !hasPort("lectern", endpoint.path("port").asText()))
                .map(endpoint -> "The ServiceMonitor reads no port of the Service: " + endpoint.path("port"));
        return Stream.of(probes, service, allowed, scraped).flatMap(problems -> problems);
    }

    private boolean hasPort(JsonNode port) {
        return Manifests.stream(manifests.container().path("ports"))
                .anyMatch(own -> own.path("name").equals(port)
                        || own.path("containerPort").equals(port));
    }

    private boolean hasPort(String service, String port) {
        return manifests
                .find("Service", service)
                .map(found -> Manifests.stream(found.at("/spec/ports"))
                        .anyMatch(own -> own.path("name").asText().equals(port)))
                .orElse(false);
    }

    private Stream<String> backends() {
        return manifests
                .ofKind("Ingress")
                .flatMap(ingress -> ingress.findValues("backend").stream())
                .map(backend -> backend.path("service"))
                .filter(service -> !hasPort(
                        service.path("name").asText(), service.at("/port/name").asText()))
                .distinct()
                .map(service -> "The Ingress leads to no Service: " + service);
    }

    private Stream<String> selectors() {
        JsonNode pod = manifests.own("Deployment").at("/spec/template/metadata/labels");
        Stream<String> pods = Stream.of(
                        selector("Deployment", "/spec/selector/matchLabels"),
                        selector("Service", "/spec/selector"),
                        selector("PodDisruptionBudget", "/spec/selector/matchLabels"),
                        selector("NetworkPolicy", "/spec/podSelector/matchLabels"))
                .filter(selector -> !isPart(selector.labels(), pod))
                .map(selector -> selector.kind() + " selects no pod");
        Stream<String> services = manifests
                .ofKind("ServiceMonitor")
                .map(monitor -> monitor.at("/spec/selector/matchLabels"))
                .filter(labels -> !isPart(labels, manifests.own("Service").at("/metadata/labels")))
                .map(labels -> "The ServiceMonitor selects no Service: " + labels);
        Stream<String> spreads = Manifests.stream(
                        manifests.own("Deployment").at("/spec/template/spec/topologySpreadConstraints"))
                .filter(spread -> !isPart(spread.at("/labelSelector/matchLabels"), pod))
                .map(spread -> "A topology spread counts other pods: " + spread);
        return Stream.of(pods, services, spreads).flatMap(problems -> problems);
    }

    /** Pods that the server may reach: those of the overlay, or of the operator, which labels them. */
    private Stream<String> egress() {
        return manifests.own("NetworkPolicy").path("spec").path("egress").findValues("podSelector").stream()
                .map(selector -> selector.path("matchLabels"))
                .filter(labels -> !isMade("Cluster", labels.path("cnpg.io/cluster"))
                        && !isMade("Pooler", labels.path("cnpg.io/poolerName"))
                        && manifests
                                .ofKind("StatefulSet")
                                .noneMatch(set -> isPart(labels, set.at("/spec/template/metadata/labels"))))
                .map(labels -> "The NetworkPolicy leads to no database: " + labels);
    }

    private boolean isMade(String kind, JsonNode name) {
        return manifests.find(kind, name.asText()).isPresent();
    }

    private record Selector(String kind, JsonNode labels) {}

    private Selector selector(String kind, String place) {
        return new Selector(kind, manifests.own(kind).at(place));
    }

    private static boolean isPart(JsonNode labels, JsonNode all) {
        return !labels.isEmpty()
                && labels.properties().stream()
                        .allMatch(label -> label.getValue().equals(all.path(label.getKey())));
    }

    private Stream<String> scaled() {
        JsonNode target = manifests.own("HorizontalPodAutoscaler").at("/spec/scaleTargetRef");
        boolean isFound = manifests
                .find(target.path("kind").asText(), target.path("name").asText())
                .isPresent();
        return isFound ? Stream.empty() : Stream.of("The HorizontalPodAutoscaler scales nothing: " + target);
    }

    private Stream<String> configuration() {
        Stream<String> whole = Manifests.stream(manifests.container().path("envFrom"))
                .filter(from -> !(isThere("ConfigMap", from.at("/configMapRef/name"))
                        || isThere("Secret", from.at("/secretRef/name"))))
                .map(from -> "Variables come from nowhere: " + from);
        Stream<String> keys = manifests.objects().stream()
                .flatMap(object -> object.findValues("secretKeyRef").stream())
                .filter(key ->
                        !hasKey(key.path("name").asText(), key.path("key").asText()))
                .map(key -> "A Secret's key is not there: " + key);
        Stream<String> backups = manifests
                .ofKind("ObjectStore")
                .flatMap(store -> Manifests.stream(store.at("/spec/configuration/s3Credentials")))
                .filter(key ->
                        !hasKey(key.path("name").asText(), key.path("key").asText()))
                .map(key -> "The backup's Secret is not there: " + key);
        return Stream.of(whole, keys, backups).flatMap(problems -> problems);
    }

    private Stream<String> volumes() {
        return Stream.of("Deployment", "StatefulSet").flatMap(manifests::ofKind).flatMap(this::missingVolumes);
    }

    private Stream<String> missingVolumes(ObjectNode pods) {
        JsonNode volumes = pods.at("/spec/template/spec/volumes");
        List<String> names = Stream.concat(
                        Manifests.stream(volumes).map(volume -> volume.path("name")),
                        Manifests.stream(pods.at("/spec/volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name")))
                .map(JsonNode::asText)
                .toList();
        Stream<String> mounts = Manifests.stream(pods.at("/spec/template/spec/containers/0/volumeMounts"))
                .map(mount -> mount.path("name").asText())
                .filter(name -> !names.contains(name))
                .map(name -> "No volume " + name);
        Stream<String> claims = volumes.findValues("claimName").stream()
                .filter(claim -> !isMade("PersistentVolumeClaim", claim))
                .map(claim -> "No PersistentVolumeClaim " + claim);
        return Stream.concat(mounts, claims);
    }

    private Stream<String> databases() {
        Stream<String> clusters = Stream.of("Pooler", "ScheduledBackup")
                .flatMap(manifests::ofKind)
                .filter(object -> !isMade("Cluster", object.at("/spec/cluster/name")))
                .map(object -> "No Cluster of the " + object.path("kind").asText() + " " + Manifests.name(object));
        Stream<String> stores = manifests
                .ofKind("Cluster")
                .filter(cluster -> cluster.findValues("barmanObjectName").stream()
                        .anyMatch(store -> !isMade("ObjectStore", store)))
                .map(cluster -> "No ObjectStore of the Cluster " + Manifests.name(cluster));
        Stream<String> services = manifests
                .ofKind("StatefulSet")
                .filter(set -> !isMade("Service", set.at("/spec/serviceName")))
                .map(set -> "No Service of the StatefulSet " + Manifests.name(set));
        return Stream.of(clusters, stores, services).flatMap(problems -> problems);
    }

    private boolean isThere(String kind, JsonNode name) {
        return manifests.find(kind, name.asText()).isPresent()
                || secrets.find(kind, name.asText()).isPresent();
    }

    /** CloudNativePG makes a Secret of the application's user of each cluster. */
    private boolean hasKey(String secret, String key) {
        boolean isMade = manifests
                .ofKind("Cluster")
                .anyMatch(cluster -> secret.equals(Manifests.name(cluster) + "-app")
                        && List.of("username", "password").contains(key));
        return isMade || secret(secret).map(found -> hasKey(found, key)).orElse(false);
    }

    private Optional<ObjectNode> secret(String name) {
        return manifests.find("Secret", name).or(() -> secrets.find("Secret", name));
    }

    private static boolean hasKey(ObjectNode secret, String key) {
        return secret.path("data").has(key) || secret.path("stringData").has(key);
    }
}
