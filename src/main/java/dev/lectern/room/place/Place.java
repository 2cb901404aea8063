package dev.lectern.room.place;

/**
 * A place on Earth by its English names.
 *
 * @param country null when unknown
 * @param city null when unknown
 */
public record Place(String country, String city) {
    /** Nobody knows where. */
    public static final Place UNKNOWN = new Place(null, null);
}
