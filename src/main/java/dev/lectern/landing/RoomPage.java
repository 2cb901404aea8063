package dev.lectern.landing;

/**
 * The room.
 *
 * @param referrer where the visitor came from first; null for nowhere
 * @param embed the address of a page that shows the talk; null for none
 * @param video the address of a stream that browsers play themselves; null for none
 * @param image what the stage shows else; null for nothing
 */
record RoomPage(
        Frame frame,
        String title,
        long sessionId,
        String token,
        String referrer,
        String embed,
        String video,
        String image) {}
