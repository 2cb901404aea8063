package dev.lectern.testing;

import java.sql.SQLException;
import javax.sql.DataSource;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PostgresResourceTest {
    @Inject
    DataSource database;

    @Test
    void O5_theApplicationsRoleIsNoSuperuser() throws SQLException {
        assertThat(query("SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void O5_lettersOfEveryAlphabetFoldAndMatch() throws SQLException {
        assertThat(query("SELECT lower('ПРИВЕТ ÀÉ')")).isEqualTo("привет àé");
        assertThat(query("SELECT similarity('Вебинар', 'вебинар')")).isEqualTo("1");
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
