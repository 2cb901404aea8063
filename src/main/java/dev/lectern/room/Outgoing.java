package dev.lectern.room;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the server says in a room (L2): JSON objects that {@code type} tells apart. */
@RegisterForReflection
sealed interface Outgoing {
    /** What kind of message it is. */
    @JsonProperty
    String type();

    /**
     * The first message of a socket that was let in.
     *
     * @param role {@code ADMIN}, {@code LECTURER} or {@code GUEST}
     * @param status of the session: {@code ACTIVE} while it waits for its start, or {@code START}
     * @param online how many people are connected
     */
    @RegisterForReflection
    @JsonPropertyOrder("type")
    record Welcome(long participationId, String name, String role, String status, long online) implements Outgoing {
        @Override
        public String type() {
            return "welcome";
        }
    }

    /** How many people are connected now. */
    @RegisterForReflection
    @JsonPropertyOrder("type")
    record Presence(long online) implements Outgoing {
        @Override
        public String type() {
            return "presence";
        }
    }

    /**
     * Something that was said.
     *
     * @param type {@code chat} or {@code question}
     * @param at as W8 writes it, in the session's time zone
     * @param participationId of the author, for hosts only; else null
     */
    @RegisterForReflection
    record Said(String type, long id, String author, String text, String at, Long participationId) implements Outgoing {
        /** The same with its author; null where there is no such participation any more. */
        Said by(Long author) {
            return new Said(type, id, this.author, text, at, author);
        }
    }

    /** Something without more to it: {@code started}, {@code ended} or {@code kicked}. */
    @RegisterForReflection
    record Plain(String type) implements Outgoing {}

    /** A refusal of what a client has sent; the code is one of HTTP's. */
    @RegisterForReflection
    @JsonPropertyOrder("type")
    record Error(int code, String message) implements Outgoing {
        @Override
        public String type() {
            return "error";
        }
    }

    /** Who is here and who asks to be let in, for hosts: at most 200 each, with how many they are. */
    @RegisterForReflection
    @JsonPropertyOrder("type")
    record People(List<Inside> inside, long insideCount, List<Waiting> waiting, long waitingCount) implements Outgoing {
        @Override
        public String type() {
            return "people";
        }
    }

    /** Somebody who is connected. */
    @RegisterForReflection
    record Inside(long participationId, String name, String role) {}

    /** Somebody who is not accepted. */
    @RegisterForReflection
    record Waiting(long participationId, String name, String email) {}
}
