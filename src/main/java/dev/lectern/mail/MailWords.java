package dev.lectern.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What mails say besides what people wrote, in English; the other languages are in {@code messages/mail_*.properties}. */
@MessageBundle("mail")
interface MailWords {
    @Message("Invitation: {name}")
    String subjectInvitation(String name);

    @Message("You are registered: {name}")
    String subjectRegistered(String name);

    @Message("New time: {name}")
    String subjectMoved(String name);

    @Message("Cancelled: {name}")
    String subjectCancelled(String name);

    @Message("{organization} invites you:")
    String invited(String organization);

    @Message("You are registered with {organization}:")
    String registered(String organization);

    @Message("The time has changed. It now takes place as follows:")
    String moved();

    @Message("It does not take place:")
    String cancelled();

    @Message("When")
    String when();

    @Message("All dates are in the calendar file that is attached.")
    String moreDates();

    @Message("Speakers")
    String lecturers();

    @Message("About")
    String about();

    @Message("Your personal link")
    String link();

    @Message("Enter")
    String enter();

    @Message("The link is yours alone: please do not pass it on.")
    String linkIsYours();

    @Message("Questions? Reply to this mail, or write to")
    String contact();

    @Message("You get this mail because you were registered with {organization}.")
    String reason(String organization);
}
