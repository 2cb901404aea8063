package dev.lectern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;

/** A demo's data folder seen from outside, with the database that runs in it. */
public record DemoFolder(Path dataDir) {
    Path file(String name) {
        return dataDir.resolve("postgres").resolve(name);
    }

    Stream<String> entries() throws IOException {
        if (!Files.isDirectory(file(""))) {
            return Stream.empty();
        }
        try (var entries = Files.list(file(""))) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        }
    }

    ProcessHandle databaseProcess() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmasterLine(0))).orElseThrow();
    }

    String port() throws IOException {
        return postmasterLine(3);
    }

    /** The password of the server's own role. */
    public String password() throws IOException {
        return Files.readAllLines(file("passwords")).get(1);
    }

    /** A connection as the server's own. */
    public Connection connect() throws IOException, SQLException {
        return connect("lectern", password());
    }

    Connection connect(String role, String password) throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/lectern", role, password);
    }

    /** Runs a statement as the server's own role. */
    public void execute(String sql) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    public String query(String sql) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String postmasterLine(int number) throws IOException {
        return Files.readAllLines(file("data").resolve("postmaster.pid"))
                .get(number)
                .strip();
    }
}
