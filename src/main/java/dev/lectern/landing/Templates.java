package dev.lectern.landing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages; each takes what it shows. */
@CheckedTemplate(basePath = "landing")
final class Templates {
    private Templates() {}

    static native TemplateInstance announcement(AnnouncementPage page);

    static native TemplateInstance known(KnownPage page);

    static native TemplateInstance moderation(PersonalPage page);

    static native TemplateInstance personal(PersonalPage page);

    static native TemplateInstance name(NamePage page);

    static native TemplateInstance room(RoomPage page);

    static native TemplateInstance over(OverPage page);

    static native TemplateInstance problem(ProblemPage page);

    static native TemplateInstance home(HomePage page);
}
