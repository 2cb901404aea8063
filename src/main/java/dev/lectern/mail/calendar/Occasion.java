package dev.lectern.mail.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lectern.event.recurrence.Recurrence;

/** What somebody is registered for, as a calendar has it. */
public sealed interface Occasion {
    /** The same for as long as it exists, and everywhere (RFC 5545 §3.8.4.7). */
    String uid();

    /** Grows with its changes (RFC 5545 §3.8.7.4). */
    int sequence();

    String name();

    /** Empty for none. */
    String description();

    /** In which its times are told. */
    ZoneId zone();

    /** The first dates that are not over at {@code now}, in order. */
    List<Meeting> upcoming(Instant now, int limit);

    /** One date. */
    record Single(String uid, int sequence, String description, ZoneId zone, Meeting meeting) implements Occasion {
        @Override
        public String name() {
            return meeting.name();
        }

        @Override
        public List<Meeting> upcoming(Instant now, int limit) {
            return List.of(meeting);
        }
    }

    /**
     * All dates of an event.
     *
     * @param first when it takes place where nothing else says so
     * @param recurrence null without a rule
     * @param sessions those that are to come, by their start; dates of the recurrence need none
     */
    record Series(
            String uid,
            int sequence,
            String description,
            ZoneId zone,
            Meeting first,
            Recurrence recurrence,
            List<Meeting> sessions)
            implements Occasion {
        @Override
        public String name() {
            return first.name();
        }

        @Override
        public List<Meeting> upcoming(Instant now, int limit) {
            Set<Instant> taken = sessions.stream().map(Meeting::occurrenceAt).collect(Collectors.toSet());
            Instant from = now.minus(first.duration());
            Stream<Meeting> others = recurrence == null
                    ? Stream.of(first).filter(only -> sessions.isEmpty())
                    : recurrence
                            .from(from)
                            .filter(date -> !taken.contains(date))
                            .limit(limit)
                            .map(this::meeting);
            return Stream.concat(
                            sessions.stream().filter(session -> session.endsAt().isAfter(now)), others)
                    .sorted((one, other) -> one.startsAt().compareTo(other.startsAt()))
                    .limit(limit)
                    .toList();
        }

        /** Whether it has more dates than so many, past and to come. */
        public boolean hasMoreThan(int dates) {
            return sessions.size() > dates
                    || recurrence != null
                            && recurrence.from(Instant.MIN).limit(dates + 1L).count() > dates;
        }

        /** The local time that the calendar's dates begin with. */
        LocalDateTime begin() {
            return recurrence == null ? LocalDateTime.ofInstant(base().startsAt(), zone) : recurrence.firstLocal();
        }

        /** What a date is like of which nothing else is said. */
        Meeting base() {
            return recurrence == null && !sessions.isEmpty() ? sessions.get(0) : first;
        }

        /** Sessions at dates that the rule does not give. */
        List<Meeting> besides() {
            return sessions.stream()
                    .filter(session -> !isOfRule(session) && session != base())
                    .toList();
        }

        /** Sessions that are not as the rule has them. */
        List<Meeting> moved() {
            return sessions.stream()
                    .filter(session -> isOfRule(session) && !session.equals(meeting(session.occurrenceAt())))
                    .toList();
        }

        private boolean isOfRule(Meeting session) {
            return recurrence != null && session.occurrenceAt() != null && recurrence.contains(session.occurrenceAt());
        }

        private Meeting meeting(Instant occurrence) {
            return new Meeting(first.name(), occurrence, first.duration(), occurrence);
        }
    }
}
