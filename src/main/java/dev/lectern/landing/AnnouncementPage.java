package dev.lectern.landing;

/**
 * The page of an event or a session.
 *
 * @param isOver whether nobody can register any more
 * @param personalLink of whom the browser is known to have registered; null for others
 * @param password the step before the form; null where it is done or none is asked for
 * @param form to register; null where one registers for its dates only
 * @param isFree whether registering is entering (E1)
 * @param isModerated whether somebody looks at registrations first
 */
record AnnouncementPage(
        Frame frame,
        About about,
        boolean isOver,
        String personalLink,
        FormView password,
        FormView form,
        boolean isFree,
        boolean isModerated) {}
