package dev.lectern.landing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the room says besides what people write, in English; the other languages are in {@code messages/room_*.properties}. */
@MessageBundle("room")
interface RoomWords {
    @Message("Chat")
    String chat();

    @Message("Questions")
    String questions();

    @Message("People")
    String people();

    @Message("Waiting")
    String waiting();

    @Message("Inside")
    String inside();

    @Message("Online")
    String online();

    @Message("Message")
    String yourMessage();

    @Message("Your question")
    String question();

    @Message("Send")
    String send();

    @Message("Start")
    String start();

    @Message("Stop")
    String stop();

    @Message("End the session for everyone?")
    String stopConfirm();

    @Message("Let in")
    String accept();

    @Message("Remove")
    String remove();

    @Message("Connecting…")
    String connecting();

    @Message("The connection was lost. Connecting again…")
    String reconnecting();

    @Message("It has not started yet.")
    String before();

    @Message("It is over.")
    String ended();

    @Message("The host has removed you from the room.")
    String kicked();

    @Message("Please write more slowly.")
    String tooFast();

    @Message("The message was not sent.")
    String notSent();

    @Message("and more")
    String more();

    @Message("Chat and questions")
    String talk();

    @Message("Nobody has written anything yet.")
    String noMessages();

    @Message("Nobody has asked anything yet.")
    String noQuestions();

    @Message("New messages")
    String latest();

    @Message("Nobody")
    String nobody();

    @Message("Remove from the room?")
    String removeConfirm();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();
}
