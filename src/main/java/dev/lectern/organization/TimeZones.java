package dev.lectern.organization;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/** The time zones. They never change while the server runs: they are read once, at start, and then asked without waiting. */
@Startup
@ApplicationScoped
public class TimeZones {
    /** The id of Europe/Moscow, which is the default where none is given. */
    public static final long MOSCOW = 1;

    private static final String ALL = """
            SELECT id, name, description, short_description
            FROM time_zones
            ORDER BY id
            """;

    private final Map<Long, TimeZone> byId;

    TimeZones(DataSource database) throws SQLException {
        byId = Collections.unmodifiableMap(read(database));
    }

    /** All of them, ordered by id. */
    public Collection<TimeZone> all() {
        return byId.values();
    }

    /** The zone with this id, which some row of the database refers to. */
    public TimeZone get(long id) {
        TimeZone zone = byId.get(id);
        if (zone == null) {
            throw new IllegalArgumentException("No time zone " + id);
        }
        return zone;
    }

    /** The zone that a caller means by an id or a name of the IANA database ({@code 1}, {@code Europe/Moscow}). */
    public Optional<TimeZone> find(String idOrName) {
        return all().stream()
                .filter(zone ->
                        zone.name().equals(idOrName) || Long.toString(zone.id()).equals(idOrName))
                .findFirst();
    }

    private static Map<Long, TimeZone> read(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ALL)) {
            Map<Long, TimeZone> zones = new LinkedHashMap<>();
            while (rows.next()) {
                zones.put(
                        rows.getLong(1),
                        new TimeZone(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return zones;
        }
    }
}
