package dev.lectern.landing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What pages say besides what people wrote, in English; the other languages are in {@code messages/landing_*.properties}. */
@MessageBundle("landing")
interface PageWords {
    @Message("Skip to the content")
    String skip();

    @Message("Main")
    String navigation();

    @Message("Powered by")
    String poweredBy();

    @Message("Organizer")
    String organizer();

    @Message("When")
    String when();

    @Message("Your time")
    String yourTime();

    @Message("On air")
    String onAir();

    @Message("Register")
    String registerFor();

    @Message("There are more dates: they are all in the calendar file.")
    String moreDates();

    @Message("Add to calendar")
    String addToCalendar();

    @Message("About")
    String about();

    @Message("Speakers")
    String lecturers();

    @Message("Files")
    String files();

    @Message("Please check these fields")
    String pleaseCheck();

    @Message("(optional)")
    String optional();

    @Message("It is over")
    String overTitle();

    @Message("Thank you for your interest.")
    String overText();

    @Message("You are registered")
    String youAreRegistered();

    @Message("Your personal page takes you into the room.")
    String yourPageText();

    @Message("To your page")
    String toYourPage();

    @Message("A password is needed")
    String passwordTitle();

    @Message("The organizer has protected this event with a password.")
    String passwordText();

    @Message("Password")
    String password();

    @Message("Continue")
    String goOn();

    @Message("Enter")
    String enterTitle();

    @Message("Registration")
    String registerTitle();

    @Message("Enter")
    String enter();

    @Message("Register")
    String register();

    @Message("The organizer looks at each registration before letting people in.")
    String moderatedHint();

    @Message("Please choose a date to register for.")
    String chooseDate();

    @Message("There is no date to register for yet.")
    String noDates();

    @Message("E-mail")
    String email();

    @Message("First name")
    String name();

    @Message("Last name")
    String secondName();

    @Message("Your name")
    String roomName();

    @Message("Phone")
    String phone();

    @Message("Company")
    String company();

    @Message("Position")
    String position();

    @Message("This address is registered already")
    String knownTitle();

    @Message(
            "We have sent the personal link to {email}. If it does not come, look into the spam folder, or try again in a few minutes.")
    String knownText(String email);

    @Message("Back")
    String back();

    @Message("Your registration is being looked at")
    String moderationTitle();

    @Message("The organizer has to let you in. This page goes on by itself as soon as that has happened.")
    String moderationText();

    @Message("This page renews itself.")
    String refreshes();

    @Message("Welcome, {name}")
    String welcome(String name);

    @Message("Welcome")
    String welcomeAll();

    @Message("It has not started yet. This page takes you into the room when it does.")
    String beforeText();

    @Message("Will you come?")
    String willYouCome();

    @Message("I will come")
    String willCome();

    @Message("I can’t")
    String cannotCome();

    @Message("You have said that you will come.")
    String agreed();

    @Message("You have said that you can’t come. You can change your mind at any time.")
    String declined();

    @Message("This is what others in the room will see.")
    String nameText();

    @Message("Enter the room")
    String enterRoom();

    @Message("The room needs JavaScript. Please switch it on and load this page again.")
    String roomNeedsScript();

    @Message("Stage")
    String stage();

    @Message("Number of the error")
    String errorId();

    @Message("Lectern is a self-hosted webinar back office that speaks the webinar.ru User API v3.")
    String homeText();

    @Message("Try the API")
    String homeTry();

    @Message("The API’s OpenAPI document")
    String homeDocument();

    @Message("There is nothing here")
    String notFoundTitle();

    @Message("The link may be incomplete. Please look at the mail that it came with.")
    String notFoundText();

    @Message("This has been deleted")
    String deletedTitle();

    @Message("The organizer has deleted this event. It does not take place.")
    String deletedText();

    @Message("This did not come from our page")
    String forbiddenTitle();

    @Message("Please open the page again and fill in the form there.")
    String forbiddenText();

    @Message("Too many attempts")
    String tooManyTitle();

    @Message("Please wait {minutes} min and try again.")
    String tooManyText(String minutes);

    @Message("Too much is going on")
    String busyTitle();

    @Message("Please try again in a moment.")
    String busyText();

    @Message("This does not work")
    String badTitle();

    @Message("Please open the page again.")
    String badText();

    @Message("Something went wrong")
    String failedTitle();

    @Message("It is our fault. Please try again; if it stays so, tell the organizer the number below.")
    String failedText();

    @Message("please fill in")
    String errorEmpty();

    @Message("please choose one")
    String errorChoice();

    @Message("this is no e-mail address")
    String errorEmail();

    @Message("has characters that are not allowed")
    String errorFormat();

    @Message("is too long")
    String errorLength();

    @Message("is wrong")
    String errorPassword();
}
