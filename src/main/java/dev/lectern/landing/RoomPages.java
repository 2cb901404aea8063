package dev.lectern.landing;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Makes the pages of rooms. */
@ApplicationScoped
class RoomPages {
    private final AboutReader about;

    RoomPages(AboutReader about) {
        this.about = about;
    }

    /** The room that somebody may enter; what its script says is in the language of the event. */
    Uni<RoomPage> page(Standing standing, String referrer) {
        Landing landing = standing.landing();
        Stage stage = Stage.of(landing.stageUrl());
        return about.image(landing)
                .map(image -> new RoomPage(
                        Frame.of(landing, "room", PersonalPages.title(standing)).forOne(),
                        PersonalPages.title(standing),
                        standing.sessionId(),
                        standing.link().token(),
                        standing.link().role().name(),
                        standing.link().name(),
                        standing.path(),
                        referrer,
                        stage == null || stage.isVideo() ? null : stage.url(),
                        stage != null && stage.isVideo() ? stage.url() : null,
                        image,
                        words(Wording.of(landing.locale()))));
    }

    private static String words(PageWords words) {
        JsonObject json = new JsonObject()
                .put("chat", words.roomChat())
                .put("questions", words.roomQuestions())
                .put("people", words.roomPeople())
                .put("waiting", words.roomWaiting())
                .put("inside", words.roomInside())
                .put("online", words.roomOnline())
                .put("message", words.roomMessage())
                .put("question", words.roomQuestion())
                .put("send", words.roomSend())
                .put("start", words.roomStart())
                .put("stop", words.roomStop())
                .put("stopConfirm", words.roomStopConfirm())
                .put("accept", words.roomAccept())
                .put("remove", words.roomRemove())
                .put("connecting", words.roomConnecting())
                .put("connected", words.roomConnected())
                .put("reconnecting", words.roomReconnecting())
                .put("before", words.roomBefore())
                .put("ended", words.roomEnded())
                .put("kicked", words.roomKicked())
                .put("tooFast", words.roomTooFast())
                .put("notSent", words.roomNotSent())
                .put("more", words.roomMore())
                .put("host", words.roomHost());
        return json.encode().replace("<", "\\u003c");
    }
}
