package dev.lectern.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import dev.lectern.testing.Ports;
import dev.lectern.testing.PostgresServer;

/** PgBouncer in transaction mode in front of a database: each transaction may meet another connection. */
final class Pooler implements AutoCloseable {
    private final Program program;
    private final int port;
    private final PostgresServer database;

    private Pooler(Program program, int port, PostgresServer database) {
        this.program = program;
        this.port = port;
        this.database = database;
    }

    static Pooler start(Path folder, PostgresServer database) {
        int port = Ports.free();
        Path configuration = folder.resolve("pgbouncer.ini");
        try {
            Files.writeString(configuration, """
                    [databases]
                    lectern = host=127.0.0.1 port=%d dbname=lectern user=lectern password=lectern
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    pool_mode = transaction
                    default_pool_size = 20
                    max_client_conn = 200
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(database.port(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pooler(
                Program.start(folder.resolve("pgbouncer.log"), command(configuration.toString())), port, database);
    }

    /** It refuses to work as root. */
    private static String[] command(String configuration) {
        boolean isRoot = System.getProperty("user.name").equals("root");
        return Stream.of(
                        Stream.of("pgbouncer"),
                        isRoot ? Stream.of("-u", "nobody") : Stream.<String>empty(),
                        Stream.of(configuration))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    /** The variables beside the database's own ones: calls go through it, migrations and what listens do not. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://127.0.0.1:" + port + "/lectern",
                "QUARKUS_DATASOURCE_REACTIVE_CACHE_PREPARED_STATEMENTS",
                "false",
                "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER7_PROXY",
                "true",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:" + database.url(),
                "LECTERN_ROOM_LISTEN_URL",
                database.url());
    }

    @Override
    public void close() {
        program.close();
    }
}
