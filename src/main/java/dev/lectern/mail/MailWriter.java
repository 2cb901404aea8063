package dev.lectern.mail;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.mail.calendar.CalendarFile;
import dev.lectern.mail.calendar.Percent;
import dev.lectern.organization.Lang;
import dev.lectern.web.WebConfig;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;

/** Makes messages of letters: subject and text in the event's language, as plain text and HTML, and the calendar file (R7). */
@ApplicationScoped
class MailWriter {
    private static final String FILE = "invite.ics";

    private final Template html;
    private final Template text;
    private final String from;

    MailWriter(
            @Location("mail/letter.html") Template html,
            @Location("mail/letter.txt") Template text,
            MailConfig config,
            WebConfig web) {
        this.html = html;
        this.text = text;
        this.from = config.from().orElse("no-reply@" + web.publicUrl().getHost());
    }

    /** The message; {@link IllegalArgumentException} for an address that no message can go to. */
    MailMessage write(Letter letter) {
        Locale locale = Locale.forLanguageTag(letter.lang().name().toLowerCase(Locale.ROOT));
        String subject = subject(letter, locale);
        LetterText content = LetterText.of(letter, locale, subject);
        String calendar = calendar(letter);
        String to = address(letter.recipient().email());
        return new MailMessage()
                .setFrom(from)
                .setTo(List.of(to))
                .setText(text.instance()
                        .setLocale(locale)
                        .data("letter", content)
                        .render())
                .setHtml(html.instance()
                        .setLocale(locale)
                        .data("letter", content)
                        .render())
                .setHeaders(headers(letter).add("To", to).add("Subject", HeaderText.folded(subject)))
                .setAttachment(List.of(
                        part(calendar, "text/calendar; charset=UTF-8; method=" + method(letter), null, "inline"),
                        part(calendar, "application/ics", FILE, "attachment")));
    }

    private static String subject(Letter letter, Locale locale) {
        MailWords words = letter.lang() == Lang.EN
                ? MessageBundles.get(MailWords.class)
                : MessageBundles.get(MailWords.class, Localized.Literal.of(locale.getLanguage()));
        String name = LetterText.name(letter);
        return HeaderText.line(
                switch (letter.kind()) {
                    case INVITATION ->
                        letter.isInvited() ? words.subjectInvitation(name) : words.subjectRegistered(name);
                    case MOVED -> words.subjectMoved(name);
                    case CANCELLED -> words.subjectCancelled(name);
                });
    }

    private MultiMap headers(Letter letter) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("From", HeaderText.mailbox(letter.organization(), from))
                .add(
                        "Reply-To",
                        HeaderText.mailbox(
                                letter.creator().name(),
                                address(letter.creator().email())))
                .add("Message-ID", letter.messageId())
                .add("Auto-Submitted", "auto-generated");
        return letter.kind() == MailKind.INVITATION ? headers.add("List-Unsubscribe", unsubscribe(letter)) : headers;
    }

    /** To the person who invited: they can take the registration away, and nobody else can (RFC 2369). */
    private static String unsubscribe(Letter letter) {
        return "<mailto:%s?subject=Unsubscribe%%20%s>"
                .formatted(
                        Percent.encode(letter.creator().email()),
                        Percent.encode(letter.recipient().email()));
    }

    private static String calendar(Letter letter) {
        CalendarFile file =
                new CalendarFile(letter.occasion(), letter.creator(), letter.recipient(), letter.link(), letter.at());
        if (letter.kind() != MailKind.CANCELLED) {
            return file.request();
        }
        return letter.meeting() == null ? file.cancel() : file.cancel(letter.meeting());
    }

    private static String method(Letter letter) {
        return letter.kind() == MailKind.CANCELLED ? "CANCEL" : "REQUEST";
    }

    private static MailAttachment part(String content, String type, String name, String disposition) {
        MailAttachment part = MailAttachment.create()
                .setData(Buffer.buffer(content))
                .setContentType(type)
                .setDisposition(disposition);
        return name == null ? part : part.setName(name);
    }

    /** As it was typed, but for a domain of another script, which SMTP has to be told in ASCII. */
    private static String address(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1));
    }
}
