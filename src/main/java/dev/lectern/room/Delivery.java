package dev.lectern.room;

import java.util.List;

/** Messages that follow each other, as guests and as hosts get them: lists that all of them share. */
final class Delivery {
    private final List<Messages.Stored> messages;
    private final List<Text> forGuests;
    private final List<Text> forHosts;

    /** Of these, in order; not empty. */
    Delivery(List<Messages.Stored> messages) {
        this.messages = messages;
        this.forGuests = messages.stream().map(Messages.Stored::forGuests).toList();
        this.forHosts = messages.stream().map(Messages.Stored::forHosts).toList();
    }

    /** The id of the last. */
    long last() {
        return messages.get(messages.size() - 1).id();
    }

    /** Those with a higher id. */
    List<Text> after(long id, boolean isForHost) {
        int from = 0;
        while (from < messages.size() && messages.get(from).id() <= id) {
            from++;
        }
        return (isForHost ? forHosts : forGuests).subList(from, messages.size());
    }
}
