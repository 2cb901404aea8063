package dev.lectern.room;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.BadRequest;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.JsonReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Understands what people send. */
@ApplicationScoped
class Speech {
    private static final int MAX_TEXT = 4_096;
    private static final int CONFLICT = 409;

    private final Rooms rooms;
    private final HostControls controls;

    Speech(Rooms rooms, HostControls controls) {
        this.rooms = rooms;
        this.controls = controls;
    }

    /** What can be asked for; {@code type} has these names in lower case. */
    private enum Kind {
        CHAT,
        QUESTION,
        START,
        STOP,
        ACCEPT,
        REMOVE
    }

    private record Message(Kind kind, String text, Long participationId) {
        static Message read(Fields in) {
            Kind kind = kind(in.choice(List.of("chat", "question", "start", "stop", "accept", "remove"), "type")
                    .required()
                    .orNull());
            boolean isSaid = kind == Kind.CHAT || kind == Kind.QUESTION;
            boolean isAboutSomebody = kind == Kind.ACCEPT || kind == Kind.REMOVE;
            return new Message(
                    kind,
                    isSaid ? in.text("text").required().max(MAX_TEXT).orNull() : null,
                    isAboutSomebody ? in.id("participationId").required().orNull() : null);
        }

        private static Kind kind(String type) {
            return type == null ? null : Kind.valueOf(type.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Does what a message asks for, or refuses it; never fails. What comes before the welcome is kept until then; who was sent out is
     * not heard any more.
     */
    Uni<Void> hear(Attendee attendee, String json) {
        attendee.line().hear();
        boolean isDone = !attendee.line().isOpen() || attendee.hold(json);
        return isDone ? Uni.createFrom().voidItem() : understand(attendee, json);
    }

    /** Does what was kept until the welcome, in order. */
    Uni<Void> hearHeld(Attendee attendee) {
        return Multi.createFrom()
                .iterable(attendee.takeHeld())
                .onItem()
                .transformToUniAndConcatenate(json -> understand(attendee, json))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> understand(Attendee attendee, String json) {
        Message message;
        try {
            message = Fields.read(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)), Message::read);
        } catch (BadRequest garbage) {
            attendee.refuseGarbage(words(garbage));
            return Uni.createFrom().voidItem();
        }
        if (!attendee.isHere()) {
            attendee.refuse(CONFLICT, "Wait for the welcome");
            return Uni.createFrom().voidItem();
        }
        if (attendee.isInLobby()) {
            attendee.refuse(CONFLICT, "Enter the room to be heard");
            return Uni.createFrom().voidItem();
        }
        return follow(attendee, message);
    }

    private Uni<Void> follow(Attendee attendee, Message message) {
        return switch (message.kind()) {
            case CHAT -> say(attendee, "chat", message.text());
            case QUESTION -> say(attendee, "question", message.text());
            case START -> controls.start(attendee);
            case STOP -> controls.stop(attendee);
            case ACCEPT -> controls.accept(attendee, message.participationId());
            case REMOVE -> controls.remove(attendee, message.participationId());
        };
    }

    private Uni<Void> say(Attendee attendee, String kind, String text) {
        var draft = new Messages.Draft(attendee, kind, text);
        Room room = rooms.of(attendee);
        if (room == null) {
            return Uni.createFrom().voidItem();
        }
        boolean isTaken = attendee.pace().take(() -> {
            if (attendee.line().isOpen() && !room.say(draft)) {
                attendee.refuse(503, "Too much is being said");
            }
        });
        if (!isTaken) {
            attendee.refuse(429, "Too many messages at once");
        }
        return Uni.createFrom().voidItem();
    }

    private static String words(BadRequest garbage) {
        return garbage.fieldErrors().isEmpty()
                ? garbage.getMessage()
                : garbage.fieldErrors().toString();
    }
}
