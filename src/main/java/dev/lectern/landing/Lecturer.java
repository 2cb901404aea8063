package dev.lectern.landing;

/**
 * Somebody who speaks.
 *
 * @param position null for none
 * @param photo the address of a picture; null for none
 */
record Lecturer(String name, String position, String photo) {
    /** What stands in the place of a picture. */
    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
