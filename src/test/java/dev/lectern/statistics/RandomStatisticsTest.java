package dev.lectern.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.statistics.Hall.Origin;
import dev.lectern.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** S3–S5: what the database works out is what plain loops over the same made-up history do. */
@QuarkusTest
class RandomStatisticsTest {
    private static final Instant BEGIN = Instant.parse("2031-01-01T00:00:00Z");
    private static final Instant FROM = BEGIN.plusSeconds(10 * 3600);
    private static final Instant TO = BEGIN.plusSeconds(100 * 3600);
    private static final int HOURS = 120;
    private static final int PEOPLE = 10;

    @Inject
    TestDatabase database;

    private Hall hall;
    private Random random;
    private final List<Held> sessions = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Registration> registrations = new ArrayList<>();

    private record Held(long id, long event, Instant startsAt, boolean counts) {}

    private record Visit(Held session, long user, Instant joined, int order, Origin origin) {}

    private record Registration(long event, Long session, long user, boolean isInvited, boolean isAccepted) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void S3_S4_S5_figuresAreThoseOfPlainLoops(long seed) {
        hall = Hall.create(database);
        random = new Random(seed);
        makeUp();

        assertThat(withoutNames(hall.events("from", FROM, "to", TO)))
                .as("seed %d", seed)
                .isEqualTo(sessions.stream()
                        .filter(RandomStatisticsTest::isAsked)
                        .sorted(order())
                        .map(this::figures)
                        .toList());
        assertThat(visitedSessions(hall.users("from", FROM, "to", TO)))
                .as("seed %d", seed)
                .isEqualTo(expectedVisits());
    }

    private void makeUp() {
        List<Long> people =
                Stream.generate(() -> hall.person("P")).limit(PEOPLE).toList();
        List<Long> events = Stream.generate(() -> hall.event("E")).limit(3).toList();
        for (int i = 0; i < 16; i++) {
            sessions.add(session(pick(events)));
        }
        for (int i = 0; i < 100; i++) {
            visits.add(visit(pick(sessions), pick(people), i));
        }
        for (long person : people) {
            for (Held session : sessions) {
                register(0.1, session.event(), session.id(), person);
            }
            events.forEach(event -> register(0.4, event, null, person));
        }
    }

    private Held session(long event) {
        Instant start = BEGIN.plusSeconds(3600L * random.nextInt(HOURS));
        Instant end = start.plusSeconds(3600);
        int kind = random.nextInt(10);
        long id = kind < 7
                ? hall.session(event, Hall.at(start), Hall.at(end))
                : hall.session(event, kind == 7 ? "STOP" : kind == 8 ? "ACTIVE" : "START", Hall.at(start), null);
        boolean isDeleted = random.nextInt(6) == 0;
        if (isDeleted) {
            hall.deleteSession(id);
        }
        return new Held(id, event, start, !isDeleted && (kind < 7 || kind == 9));
    }

    private Visit visit(Held session, long person, int order) {
        Instant joined = random.nextInt(8) == 0 ? null : session.startsAt().plusSeconds(random.nextInt(5) + skew());
        String country = pick(Arrays.asList("Russia", "Turkey", null));
        Origin origin = new Origin(
                country,
                country == null ? null : pick(Arrays.asList("Here", "There", null)),
                pick(List.of("Web", "iOS", "Android")),
                pick(Arrays.asList("http://example.org", "https://example.org", null)));
        hall.visit(session.id(), person, Hall.at(joined), null, origin);
        return new Visit(session, person, joined, order, origin);
    }

    /** Now and then somebody joined by a clock that is half a day off: what was earlier is told by the sessions (S3). */
    private long skew() {
        return random.nextInt(4) == 0 ? (random.nextInt(25) - 12) * 3600L : 0;
    }

    private void register(double chance, long event, Long session, long person) {
        if (random.nextDouble() < chance) {
            Registration made = new Registration(event, session, person, random.nextBoolean(), random.nextBoolean());
            hall.register(event, session, person, made.isInvited(), made.isAccepted());
            registrations.add(made);
        }
    }

    private Map<String, Object> figures(Held session) {
        Set<Long> invited = people(session, true);
        Set<Long> registered = people(session, false);
        Map<Long, Visit> visitors = visitors(session);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("id", Long.toString(session.id()));
        figures.put("invitedCount", Integer.toString(invited.size()));
        figures.put("registeredCount", Integer.toString(registered.size()));
        figures.put("invitedVisitedCount", (int)
                visitors.keySet().stream().filter(invited::contains).count());
        figures.put("registeredVisitedCount", (int)
                visitors.keySet().stream().filter(registered::contains).count());
        Map<String, Integer> attendance = new TreeMap<>(Map.of("NEW", 0, "OTHER", 0, "REGULAR", 0));
        Map<String, Integer> platforms = new TreeMap<>(Map.of("Android", 0, "Web", 0, "iOS", 0));
        Map<String, Map<String, Integer>> countries = new TreeMap<>();
        Map<String, Integer> referrers = new TreeMap<>();
        visitors.forEach((user, first) -> {
            attendance.merge(attendance(session, user), 1, Integer::sum);
            platforms.merge(first.origin().platform(), 1, Integer::sum);
            Map<String, Integer> cities = countries.computeIfAbsent(
                    Objects.requireNonNullElse(first.origin().country(), "Unknown"), country -> new TreeMap<>());
            cities.merge("countryCount", 1, Integer::sum);
            cities.merge(Objects.requireNonNullElse(first.origin().city(), "Unknown"), 1, Integer::sum);
            if (first.origin().referrer() != null) {
                referrers.merge(first.origin().referrer(), 1, Integer::sum);
            }
        });
        figures.put("attendance", attendance);
        figures.put("platform", platforms);
        figures.put("country", countries);
        figures.put("referrer", referrers);
        return figures;
    }

    private Set<Long> people(Held session, boolean isInvited) {
        Set<Long> people = new HashSet<>();
        for (Registration made : registrations) {
            boolean isFor = made.session() == null ? made.event() == session.event() : made.session() == session.id();
            if (isFor && (isInvited ? made.isInvited() : made.isAccepted())) {
                people.add(made.user());
            }
        }
        return people;
    }

    private Map<Long, Visit> visitors(Held session) {
        Map<Long, Visit> first = new TreeMap<>();
        visits.stream()
                .filter(visit -> visit.session().equals(session) && visit.joined() != null)
                .sorted(Comparator.comparing(Visit::joined).thenComparing(Visit::order))
                .forEach(visit -> first.putIfAbsent(visit.user(), visit));
        return first;
    }

    private String attendance(Held session, long user) {
        long earlier = visits.stream()
                .filter(visit -> visit.user() == user && visit.joined() != null)
                .map(Visit::session)
                .filter(visited -> visited.counts() && order().compare(visited, session) < 0)
                .distinct()
                .count();
        return earlier == 0 ? "NEW" : earlier == 1 ? "OTHER" : "REGULAR";
    }

    private Map<String, List<String>> expectedVisits() {
        return visits.stream()
                .filter(visit -> visit.joined() != null && isAsked(visit.session()))
                .sorted(Comparator.comparing(Visit::session, order()))
                .collect(Collectors.groupingBy(
                        visit -> Long.toString(visit.user()),
                        TreeMap::new,
                        Collectors.mapping(
                                visit -> Long.toString(visit.session().id()), Collectors.toList())));
    }

    /** Each session as often as there were connections to it. */
    private static Map<String, List<String>> visitedSessions(JsonNode users) {
        Map<String, List<String>> visited = new TreeMap<>();
        for (JsonNode user : users) {
            List<String> sessions = visited.computeIfAbsent(user.get("id").textValue(), id -> new ArrayList<>());
            for (JsonNode session : user.get("eventSessions")) {
                session.get("connections")
                        .forEach(each -> sessions.add(session.get("id").textValue()));
            }
        }
        return visited;
    }

    private static List<Map<String, Object>> withoutNames(JsonNode sessions) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (JsonNode session : sessions) {
            @SuppressWarnings("unchecked")
            Map<String, Object> all = new ObjectMapper().convertValue(session, Map.class);
            Stream.of("name", "startsAt", "endsAt", "duration").forEach(all::remove);
            figures.add(all);
        }
        return figures;
    }

    private static boolean isAsked(Held session) {
        return session.counts()
                && !session.startsAt().isBefore(FROM)
                && !session.startsAt().isAfter(TO);
    }

    private static Comparator<Held> order() {
        return Comparator.comparing(Held::startsAt).thenComparing(Held::id);
    }

    private <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
