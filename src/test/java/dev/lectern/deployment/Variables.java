package dev.lectern.deployment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** The environment variables that mean something to a running Lectern: its own settings, and those of Quarkus that count at run time. */
final class Variables {
    private static final Path CLASSES = Path.of("target", "classes");

    private final Pattern known;

    private Variables(Pattern known) {
        this.known = known;
    }

    static Variables ofTheApplication() {
        return new Variables(Pattern.compile(Stream.concat(lectern(), quarkus())
                .flatMap(root -> ConfigMappings.getProperties(ConfigClass.configClass(root)).keySet().stream())
                .map(Variables::pattern)
                .distinct()
                .collect(Collectors.joining("|"))));
    }

    boolean isKnown(String variable) {
        return known.matcher(variable).matches();
    }

    /** The rule by which MicroProfile Config finds a setting's variable; what an operator names is any text. */
    private static String pattern(String setting) {
        return setting.toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9*]", "_")
                .replaceAll("_*\\*_*", "_.+_")
                .replaceAll("_$", "");
    }

    private static Stream<Class<?>> lectern() {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/lectern"))) {
            return files
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Config.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .<Class<?>>map(Variables::load)
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> quarkus() {
        try {
            List<URL> lists = Collections.list(
                    Variables.class.getClassLoader().getResources("META-INF/quarkus-config-roots.list"));
            return lists.stream()
                    .flatMap(list -> lines(list).stream())
                    .<Class<?>>map(Variables::load)
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class)
                            && type.getAnnotation(ConfigRoot.class).phase() == ConfigPhase.RUN_TIME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(URL list) {
        try (var reader = new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Variables.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
