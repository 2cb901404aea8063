package dev.lectern.mail;

/** How an attempt to send a mail ended. */
sealed interface Outcome {
    /** The mail. */
    Claim claim();

    /** The peer has it. */
    record Sent(Claim claim) implements Outcome {}

    /** It may go another time. */
    record Later(Claim claim, String error) implements Outcome {}

    /** The peer will never take it. */
    record Refused(Claim claim, String error) implements Outcome {}

    /** There was no time left: it was not tried. */
    record Untried(Claim claim) implements Outcome {}
}
