package dev.lectern.landing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.AdditionalField;
import dev.lectern.event.AdditionalFields;
import dev.lectern.participation.PersonalLinks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Makes the pages that announce events and sessions, with the way in that is open to who looks at them. */
@ApplicationScoped
class AnnouncementPages {
    private final AboutReader about;
    private final AdditionalFields questions;
    private final PersonalLinks links;

    AnnouncementPages(AboutReader about, AdditionalFields questions, PersonalLinks links) {
        this.about = about;
        this.questions = questions;
        this.links = links;
    }

    /** The page, with the form as it was typed. */
    Uni<AnnouncementPage> page(Landing landing, Visitor visitor, Typed typed) {
        return about.read(landing).chain(read -> ownLink(landing, visitor).chain(own -> asked(landing)
                .map(asked -> page(landing, read, own, isPasswordNeeded(landing, visitor), false, asked, typed))));
    }

    /** The page that says that the password was wrong. */
    Uni<AnnouncementPage> wrongPassword(Landing landing) {
        return about.read(landing).map(read -> page(landing, read, null, true, true, List.of(), Typed.NOTHING));
    }

    /** Whether the password has to be typed before anything else. */
    static boolean isPasswordNeeded(Landing landing, Visitor visitor) {
        return landing.needsPassword() && !PasswordProof.isOf(landing, visitor.passwordProof());
    }

    private AnnouncementPage page(
            Landing landing,
            About about,
            String ownLink,
            boolean isPasswordNeeded,
            boolean isPasswordWrong,
            List<AdditionalField> asked,
            Typed typed) {
        PageWords words = Wording.of(landing.locale());
        boolean isOpen = landing.isRegistrable() && !landing.isOver();
        Inputs inputs = new Inputs(words, typed);
        return new AnnouncementPage(
                Frame.of(landing, "announcement", landing.name()),
                about,
                landing.isOver(),
                ownLink,
                isOpen && isPasswordNeeded
                        ? new FormView(landing.path() + "/password", List.of(inputs.password(isPasswordWrong)))
                        : null,
                isOpen && !isPasswordNeeded
                        ? new FormView(landing.path() + "/register", inputs.registration(landing.isFree(), asked))
                        : null,
                landing.isFree(),
                landing.isModerated());
    }

    private Uni<List<AdditionalField>> asked(Landing landing) {
        return landing.isSession()
                ? questions.ofSession(landing.organizationId(), landing.sessionId())
                : questions.ofEvent(landing.organizationId(), landing.eventId());
    }

    /** The path of the personal page that this browser has got here; null for none. */
    private Uni<String> ownLink(Landing landing, Visitor visitor) {
        return Multi.createFrom()
                .iterable(Stream.of(visitor.token(), visitor.seriesToken())
                        .filter(Objects::nonNull)
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(
                        token -> links.findIfAny(landing.organizationId(), landing.eventId(), token))
                .filter(link -> link.sessionId() == null || link.sessionId().equals(landing.sessionId()))
                .toUni()
                .map(link -> link == null ? null : landing.eventPath() + "/" + link.token());
    }
}
