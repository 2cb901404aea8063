package dev.lectern.landing;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Makes the pages of rooms. */
@ApplicationScoped
class RoomPages {
    private final AboutReader about;

    RoomPages(AboutReader about) {
        this.about = about;
    }

    /** The room that somebody may enter. */
    Uni<RoomPage> page(Standing standing, String referrer) {
        Landing landing = standing.landing();
        Stage stage = Stage.of(landing.stageUrl());
        return about.image(landing)
                .map(image -> new RoomPage(
                        Frame.of(landing, "room", PersonalPages.title(standing)).forOne(),
                        PersonalPages.title(standing),
                        standing.sessionId(),
                        standing.link().token(),
                        referrer,
                        stage == null || stage.isVideo() ? null : stage.url(),
                        stage != null && stage.isVideo() ? stage.url() : null,
                        image));
    }
}
