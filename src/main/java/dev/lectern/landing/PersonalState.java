package dev.lectern.landing;

/** Where somebody with a personal link is; pages and their script know them by these names. */
enum PersonalState {
    /** Nobody has let them in yet, or somebody has sent them out. */
    MODERATION,
    BEFORE,
    ON_AIR,
    OVER
}
