package dev.lectern.room.place;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import jakarta.inject.Singleton;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import io.netty.util.NetUtil;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which place an address is in (S1), by a database in MaxMind's format that is held in memory: looking up takes microseconds. */
@Startup
@Singleton
@RegisterForReflection(targets = Metadata.class)
public final class Places {
    private final Reader reader;

    /** Fails with {@link IllegalStateException} where the configured database cannot be read. */
    Places(PlaceConfig config) {
        reader = config.geoipDatabase().map(Places::open).orElse(null);
    }

    /** The place of an IPv4 or IPv6 address; its parts are null where unknown, also for null and what is no address. */
    public Place find(String address) {
        InetAddress parsed = address == null ? null : NetUtil.createInetAddressFromIpAddressString(address);
        if (reader == null || parsed == null) {
            return Place.UNKNOWN;
        }
        try {
            return place(reader.get(parsed, Map.class));
        } catch (IOException | RuntimeException e) {
            Log.errorf("A place cannot be read from the database of places: %s", e.getClass());
            return Place.UNKNOWN;
        }
    }

    private static Reader open(Path file) {
        try {
            Reader reader = new Reader(file.toFile(), FileMode.MEMORY, new CHMCache());
            Log.infof(
                    "Places of addresses by %s of %s",
                    reader.getMetadata().databaseType(), reader.getMetadata().buildTime());
            return reader;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "LECTERN_GEOIP_DATABASE: %s cannot be read as a database of places (.mmdb): %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static Place place(Map<?, ?> data) {
        return data == null ? Place.UNKNOWN : new Place(name(data.get("country")), name(data.get("city")));
    }

    private static String name(Object thing) {
        return thing instanceof Map<?, ?> fields
                        && fields.get("names") instanceof Map<?, ?> names
                        && names.get("en") instanceof String name
                        && !name.isBlank()
                ? name
                : null;
    }
}
