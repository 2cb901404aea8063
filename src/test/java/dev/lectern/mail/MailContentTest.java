package dev.lectern.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import biweekly.Biweekly;
import biweekly.ICalendar;
import dev.lectern.testing.MailPeer;
import dev.lectern.testing.TestDatabase;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** R7: what the people get, as their mail server has it. */
@QuarkusTest
class MailContentTest {
    @Inject
    TestDatabase database;

    @Inject
    MailRun sending;

    private String address = TestOrganization.address();
    private MailPeer peer;
    private MailSteps steps;

    @BeforeEach
    void start() {
        sending.clear();
        peer = MailPeer.start();
        steps = MailSteps.of(database);
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU | Приглашение: Лекция | понедельник, 1 января 2035 г., 10:00–11:30 (Europe/Istanbul, UTC+03:00)",
                "EN | Invitation: Лекция  | Monday, January 1, 2035, 10:00–11:30 (Europe/Istanbul, UTC+03:00)",
                "UK | Запрошення: Лекция  | понеділок, 1 січня 2035 р., 10:00–11:30 (Europe/Istanbul, UTC+03:00)",
                "TR | Davet: Лекция       | 1 Ocak 2035 Pazartesi, 10:00–11:30 (Europe/Istanbul, UTC+03:00)"
            })
    void R7_anInvitationSpeaksTheEventsLanguage(String lang, String subject, String when) throws Exception {
        long event = steps.event(
                "name",
                "Лекция",
                "description",
                "<b>Bring</b> a & b\nand a pen",
                "lang",
                lang,
                "timezone",
                "Europe/Istanbul",
                "startsAt",
                "2035-01-01 10:00",
                "duration",
                "PT1H30M0S");
        MimeMessage message = invited("events/" + event);
        List<Part> parts = parts(message);

        assertThat(message.getSubject()).isEqualTo(subject);
        assertThat(parts.stream().map(MailContentTest::type))
                .containsExactly("text/plain", "text/html", "text/calendar", "application/ics");
        String link = link();
        assertThat(text(parts.get(0)))
                .contains("Лекция", when, "<b>Bring</b> a & b", "and a pen", link, "Olga Owner <");
        assertThat(text(parts.get(1)))
                .contains("<html lang=\"" + lang.toLowerCase(Locale.ROOT) + "\">", when, "href=\"" + link + "\"")
                .contains("&lt;b&gt;Bring&lt;/b&gt; a &amp; b");
        assertThat(text(parts.get(2))).isEqualTo(text(parts.get(3)));
        assertThat(parts.get(2).getContentType()).containsIgnoringCase("method=REQUEST");
        assertThat(parts.get(3).getFileName()).isEqualTo("invite.ics");
        ICalendar calendar = Biweekly.parse(text(parts.get(2))).first();
        assertThat(calendar.getEvents().get(0).getDateStart().getValue().toInstant())
                .isEqualTo("2035-01-01T07:00:00Z");
        assertThat(calendar.getEvents().get(0).getUrl().getValue()).isEqualTo(link);
    }

    @Test
    void R7_longSubjectsAndAddressesArriveWhole() throws Exception {
        String name = "Очень длинное название 😀 ".repeat(9).strip();
        address = address.replace("@", "@" + "a".repeat(60) + ".");
        MimeMessage message = invited("events/" + steps.event("name", name, "lang", "RU"));

        assertThat(message.getSubject()).isEqualTo("Приглашение: " + name);
        assertThat(message.getHeader("To")).containsExactly(address);
    }

    @Test
    void R7_aNameThatLooksEncodedStaysAsItIs() throws Exception {
        MimeMessage message = invited("events/" + steps.event("name", "=?utf-8?q?Hi?=", "lang", "EN"));

        assertThat(message.getSubject()).isEqualTo("Invitation: =?utf-8?q?Hi?=");
    }

    @Test
    void R7_theHeadersTellWhoWritesAndCarryNothingElse() throws Exception {
        TestOrganization.admin()
                .body(
                        "{\"name\":\"Школа \\\"Вечер\\\", вечерняя школа для взрослых и детей\\r\\nBcc: all@example.org\"}")
                .put(steps.organization().path())
                .then()
                .statusCode(200);
        long event = steps.event("name", "One\r\nBcc: eve@example.org", "lang", "EN");
        MimeMessage message = invited("events/" + event);

        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("webinars@example.org");
        assertThat(from.getPersonal())
                .isEqualTo("Школа \"Вечер\", вечерняя школа для взрослых и детей Bcc: all@example.org");
        assertThat(message.getSubject()).isEqualTo("Invitation: One Bcc: eve@example.org");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("To")).containsExactly(address);
        assertThat(((InternetAddress) message.getReplyTo()[0]).getPersonal()).isEqualTo("Olga Owner");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Unsubscribe")[0])
                .startsWith("<mailto:")
                .contains(address);
        assertThat(message.getMessageID()).matches("<mail-\\d+-\\d+@localhost>");
    }

    @Test
    void R7_domainsOfOtherScriptsAreToldInAscii() throws Exception {
        String typed = "Anna." + System.nanoTime() + "@Пример.example.org";
        steps.invite("events/" + steps.event("name", "Talk"), typed);
        sending.now();

        assertThat(peer.messages()).hasSize(1);
        assertThat(peer.messages().get(0).getHeader("To")[0]).isEqualTo(typed.replace("Пример", "xn--e1afmkfd"));
    }

    @Test
    void R7_aMovedSessionOfASeriesIsToldWithTheWholeSeries() throws Exception {
        long event = steps.event(
                "name", "Course", "lang", "EN", "startsAt", "2035-01-01 10:00", "rule", "FREQ=WEEKLY;COUNT=3");
        long session = steps.session(event);
        MimeMessage invitation = invited("events/" + event);
        assertThat(text(parts(invitation).get(0)))
                .contains(
                        "January 1, 2035", "January 8, 2035", "January 15, 2035", "All dates are in the calendar file");

        steps.put("eventsessions/" + session, "startsAt", "2035-01-02 12:00");
        sending.now();
        MimeMessage moved = peer.to(address).get(1);

        assertThat(moved.getSubject()).isEqualTo("New time: Course");
        assertThat(moved.getHeader("List-Unsubscribe")).isNull();
        assertThat(text(parts(moved).get(0)))
                .contains("Tuesday, January 2, 2035, 12:00–13:00 (Europe/Moscow, UTC+03:00)", link());
        ICalendar before = Biweekly.parse(text(parts(invitation).get(2))).first();
        ICalendar after = Biweekly.parse(text(parts(moved).get(2))).first();
        assertThat(after.getEvents()).hasSize(2);
        assertThat(after.getEvents().get(1).getRecurrenceId().getValue().toInstant())
                .isEqualTo("2035-01-01T07:00:00Z");
        assertThat(after.getEvents().get(1).getDateStart().getValue().toInstant())
                .isEqualTo("2035-01-02T09:00:00Z");
        assertThat(after.getEvents().get(0).getUid())
                .isEqualTo(before.getEvents().get(0).getUid());
        assertThat(after.getEvents().get(0).getSequence().getValue())
                .isGreaterThanOrEqualTo(before.getEvents().get(0).getSequence().getValue());
    }

    @Test
    void R7_aCancelledSessionIsTakenOutOfTheCalendar() throws Exception {
        long session = steps.session(steps.event("name", "Course", "lang", "EN"), "startsAt", "2035-01-01 10:00");
        MimeMessage invitation = invited("eventsessions/" + session);
        steps.organization()
                .request()
                .delete("/v3/eventsessions/" + session)
                .then()
                .statusCode(204);
        sending.now();
        MimeMessage cancelled = peer.to(address).get(1);
        String calendar = text(parts(cancelled).get(2));

        assertThat(cancelled.getSubject()).isEqualTo("Cancelled: Course");
        assertThat(text(parts(cancelled).get(0)))
                .contains("It does not take place", "Monday, January 1, 2035")
                .doesNotContain(link());
        assertThat(parts(cancelled).get(2).getContentType()).containsIgnoringCase("method=CANCEL");
        assertThat(Biweekly.parse(calendar).first().getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(Biweekly.parse(calendar).first().getEvents().get(0).getUid())
                .isEqualTo(Biweekly.parse(text(parts(invitation).get(2)))
                        .first()
                        .getEvents()
                        .get(0)
                        .getUid());
    }

    private MimeMessage invited(String path) {
        steps.invite(path, address);
        sending.now();
        return peer.to(address).get(0);
    }

    private String link() {
        return steps.text("""
                SELECT concat_ws('/', 'http://localhost:8080', ?, p.event_id, p.token)
                FROM participations p
                JOIN users u ON u.id = p.user_id
                WHERE u.email = ?
                """, steps.organization().alias(), address);
    }

    private static List<Part> parts(Part part) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            return List.of(part);
        }
        Multipart all = (Multipart) part.getContent();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < all.getCount(); i++) {
            parts.addAll(parts(all.getBodyPart(i)));
        }
        return parts;
    }

    private static String type(Part part) {
        try {
            return Arrays.asList(part.getContentType().split(";")).get(0);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
