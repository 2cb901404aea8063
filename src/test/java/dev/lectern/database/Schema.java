package dev.lectern.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What statements of a version of Lectern rely on.
 *
 * @param columns by table and column: its type, and whether an INSERT may leave it out
 * @param demands by table and name: constraints and unique indexes, as PostgreSQL prints them
 */
record Schema(Map<String, Column> columns, Map<String, String> demands) {
    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname AS place, format_type(a.atttypid, a.atttypmod) AS type,
                NOT a.attnotnull OR a.atthasdef OR a.attidentity <> '' AS may_be_left_out, NOT a.attnotnull AS may_be_null
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            """;
    private static final String DEMANDS = """
            SELECT c.relname || '.' || k.conname AS place, pg_get_constraintdef(k.oid) AS text
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = 'public'::regnamespace AND k.contype <> 'n'
            UNION ALL
            SELECT tablename || '.' || indexname, regexp_replace(indexdef, '^.* (?=USING)', '')
            FROM pg_indexes
            WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%'
            """;

    /** A column's type; whether an INSERT may do without it, and whether NULL may be written to it. */
    record Column(String type, boolean mayBeLeftOut, boolean mayBeNull) {}

    static Schema of(DataSource database) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        Map<String, String> demands = new TreeMap<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    columns.put(
                            rows.getString(1), new Column(rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                }
            }
            try (var rows = statement.executeQuery(DEMANDS)) {
                while (rows.next()) {
                    demands.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new Schema(columns, demands);
    }

    /** What breaks statements of a server that knows this schema once it has become the other one; a line each. */
    List<String> brokenBy(Schema next) {
        List<String> broken = new ArrayList<>();
        columns.forEach((place, column) -> {
            Column now = next.columns.get(place);
            if (now == null) {
                broken.add(place + " is gone");
            } else if (!now.type().equals(column.type())) {
                broken.add(place + " was " + column.type() + " and is " + now.type());
            } else if (column.mayBeNull() && !now.mayBeNull() || column.mayBeLeftOut() && !now.mayBeLeftOut()) {
                broken.add(place + " must be given now");
            }
        });
        next.columns.forEach((place, column) -> {
            if (isNewOfOldTable(place, columns) && !column.mayBeLeftOut()) {
                broken.add(place + " is new and must be given");
            }
        });
        next.demands.forEach((place, demand) -> {
            if (hasTable(place) && !demand.equals(demands.get(place))) {
                broken.add(place + " is demanded now: " + demand);
            }
        });
        return broken;
    }

    private boolean isNewOfOldTable(String place, Map<String, ?> known) {
        return hasTable(place) && !known.containsKey(place);
    }

    private boolean hasTable(String place) {
        String table = place.substring(0, place.indexOf('.') + 1);
        return columns.keySet().stream().anyMatch(column -> column.startsWith(table));
    }
}
