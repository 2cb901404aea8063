package dev.lectern.contact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.inject.Inject;

import dev.lectern.testing.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Racing calls: the database decides, and none waits for another in a circle. */
@QuarkusTest
class ContactRacesTest {
    private static final int RUNNERS = 16;

    @Inject
    ContactRows rows;

    private ContactCalls calls;
    private long owner;

    @BeforeEach
    void createOrganization() {
        calls = ContactCalls.create();
        owner = calls.organization().ownerId();
    }

    @RepeatedTest(3)
    void C1_ofRacingCreationsOfOneEmailOneWins() throws Exception {
        AtomicInteger runner = new AtomicInteger();

        List<Integer> statuses = Race.of(RUNNERS, () -> {
            String name = runner.getAndIncrement() % 2 == 0 ? "kron124" : "KRON124";
            return calls.post(owner, "email", name + "@example.org", "tags[0]", "A" + name, "tags[1]", "B")
                    .statusCode();
        });

        assertThat(statuses).hasSize(RUNNERS).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(count("contacts")).isEqualTo(1);
        assertThat(count("contact_tags")).isEqualTo(2);
        assertThat(count("tags")).isEqualTo(2);
    }

    @RepeatedTest(3)
    void C3_racingCallsForTheSameContactsAndTagsAllEnd() throws Exception {
        List<Long> contacts = rows.store(calls.organization().id(), owner, 200);
        List<String> names = new ArrayList<>();
        for (int tag = 0; tag < 20; tag++) {
            names.add("Tag " + tag);
        }
        AtomicInteger runner = new AtomicInteger();

        List<Integer> statuses = Race.of(RUNNERS, () -> {
            int number = runner.getAndIncrement();
            return post(number % 4 == 3 ? "remove" : "add", shuffled(contacts), shuffled(names))
                    .statusCode();
        });

        assertThat(new HashSet<>(statuses)).isSubsetOf(201, 204);
        assertThat(count("tags")).isEqualTo(20);
        assertThat(post("add", contacts, names).statusCode()).isEqualTo(201);
        assertThat(count("contact_tags")).isEqualTo(4_000);
    }

    @RepeatedTest(3)
    void C3_contactsMayBeDeletedWhileTheyAreTagged() throws Exception {
        List<Long> contacts = rows.store(calls.organization().id(), owner, 40);
        AtomicInteger runner = new AtomicInteger();

        List<Integer> statuses = Race.of(RUNNERS, () -> {
            int number = runner.getAndIncrement();
            return number % 2 == 0
                    ? calls.delete(contacts.get(number)).statusCode()
                    : post("add", shuffled(contacts), shuffled(List.of("A", "B", "C", "D")))
                            .statusCode();
        });

        assertThat(new HashSet<>(statuses)).isSubsetOf(201, 204);
        assertThat(count("contacts")).isEqualTo(32);
        assertThat(count("contact_tags")).isEqualTo(128);
    }

    private Response post(String action, List<Long> contacts, List<String> tags) {
        return calls.request()
                .contentType("application/json")
                .body(Map.of("contactIds", contacts, "tags", tags))
                .post("/v3/contacts/tags/" + action);
    }

    private static <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private long count(String table) {
        return rows.number(
                "SELECT count(*) FROM " + table + " WHERE organization_id = ?",
                calls.organization().id());
    }
}
