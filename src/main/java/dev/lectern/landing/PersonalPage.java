package dev.lectern.landing;

/**
 * The page of one person, before the room is open to them.
 *
 * @param name what they are called; empty where nobody knows
 * @param state what the page waits in, as {@link PersonalState} spells it
 * @param stateUrl where the script asks for the state
 * @param link the page's own address
 * @param room the address of the room's socket, with the token; null where there is none to wait in
 * @param mayEnter whether the room is open to them already, as they are to start it
 * @param next the next date; null where none is known
 */
record PersonalPage(
        Frame frame,
        About about,
        String name,
        String state,
        String stateUrl,
        String link,
        String room,
        boolean mayEnter,
        DateLine next,
        boolean isAgreed,
        boolean isDeclined) {}
