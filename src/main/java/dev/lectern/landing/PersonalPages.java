package dev.lectern.landing;

import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.participation.AgreementStatus;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** Makes the pages of people with personal links. */
@ApplicationScoped
class PersonalPages {
    private final AboutReader about;

    PersonalPages(AboutReader about) {
        this.about = about;
    }

    /** The page of where they are, as long as that is not the room. */
    Uni<TemplateInstance> page(Standing standing) {
        return switch (standing.state()) {
            case MODERATION -> waiting(standing).map(Templates::moderation);
            case BEFORE -> waiting(standing).map(Templates::personal);
            case ON_AIR -> Uni.createFrom().item(name(standing, named(standing)));
            case OVER -> Uni.createFrom().item(over(standing));
        };
    }

    /** The step that asks for the name in the room, filled in with the one that is known. */
    static Typed named(Standing standing) {
        return new Typed(Map.of("name", standing.link().name()), Map.of());
    }

    /** The same as it was typed. */
    static TemplateInstance name(Standing standing, Typed typed) {
        Landing landing = standing.landing();
        Inputs inputs = new Inputs(Wording.of(landing.locale()), typed);
        return Templates.name(new NamePage(
                Frame.of(landing, "name", title(standing)).forOne(),
                title(standing),
                new FormView(standing.path() + "/enter", List.of(inputs.roomName()))));
    }

    /** What the date is called that they are at. */
    static String title(Standing standing) {
        return standing.date() == null
                ? standing.landing().name()
                : standing.date().name();
    }

    private static TemplateInstance over(Standing standing) {
        Landing landing = standing.landing();
        return Templates.over(
                new OverPage(Frame.of(landing, "over", landing.name()).forOne(), landing.name()));
    }

    private Uni<PersonalPage> waiting(Standing standing) {
        Landing landing = standing.landing();
        boolean hasRoom = standing.sessionId() != null;
        return about.read(landing)
                .map(read -> new PersonalPage(
                        Frame.of(landing, "personal", landing.name()).forOne().refreshing(),
                        read.withCalendar(standing.path() + "/calendar.ics"),
                        standing.link().name(),
                        standing.state().name(),
                        standing.path() + "/state",
                        standing.path(),
                        hasRoom
                                ? "/room/%d?token=%s"
                                        .formatted(
                                                standing.sessionId(),
                                                standing.link().token())
                                : null,
                        standing.mayEnter(),
                        AboutReader.line(landing, standing.date()),
                        standing.link().agreement() == AgreementStatus.AGREED,
                        standing.link().agreement() == AgreementStatus.DECLINED));
    }
}
