package dev.lectern.testing;

import java.sql.SQLException;
import javax.sql.DataSource;
import jakarta.inject.Singleton;

/** Looks past the API at what is stored. */
@Singleton
public class TestDatabase {
    private final DataSource database;

    public TestDatabase(DataSource database) {
        this.database = database;
    }

    /** The first column of the only row, as text; null where there is no row. */
    public String text(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** The first column of the only row, as a number. */
    public long number(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(text(sql, parameters));
    }

    /** Lets PostgreSQL count what these tables hold, so that a plan does not depend on what other tests left and when. */
    public void analyze(String... tables) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE " + String.join(", ", tables));
        }
    }
}
