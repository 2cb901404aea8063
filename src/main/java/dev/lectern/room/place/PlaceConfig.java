package dev.lectern.room.place;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where it is written which place an address is in (S1). */
@ConfigMapping(prefix = "lectern")
public interface PlaceConfig {
    /** A database of cities in MaxMind's format (.mmdb), read at start. None by default, as such files have licences: all places are unknown then. */
    Optional<Path> geoipDatabase();
}
