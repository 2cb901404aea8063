package dev.lectern.contact;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import dev.lectern.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** C3: tags of many contacts at once. */
@QuarkusTest
class ContactTagsTest {
    /** The key, and the two of the call. */
    private static final int STATEMENTS = 3;

    private static final List<String> TWENTY =
            IntStream.rangeClosed(1, 20).mapToObj(n -> "Tag " + n).toList();

    @Inject
    ContactRows rows;

    @Inject
    StatementCount statements;

    private ContactCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = ContactCalls.create();
    }

    @Test
    void C3_aTagIsOneInItsOrganizationInAnyCase() {
        long first = calls.contact("tags[0]", "Клиент", "tags[1]", "клиент", "tags[2]", "КЛИЕНТ");
        long second = calls.contact();

        calls.addTags("contactIds[]", second, "tags[0]", "кЛИЕНТ", "tags[1]", "New", "tags[2]", "new");

        assertThat(calls.tags(first)).containsExactly("Клиент");
        assertThat(calls.tags(second)).containsExactly("Клиент", "New");
        assertThat(tagCount()).isEqualTo(2);
    }

    @Test
    void C3_whatIsThereAlreadyIsNoError() {
        long contact = calls.contact("tags[0]", "Client");

        assertThat(updated(calls.addTags("contactIds", contact, "tags[0]", "Client", "tags[1]", "New")))
                .isEqualTo(1);
        assertThat(calls.tags(contact)).containsExactly("Client", "New");
    }

    @Test
    void C3_contactsCountOnceEachAndOthersNot() {
        long contact = calls.contact();
        long strangers = ContactCalls.create().contact();

        Response answer = calls.addTags(
                "contactIds[0]",
                contact,
                "contactIds[1]",
                contact,
                "contactIds[2]",
                strangers,
                "contactIds[3]",
                Long.MAX_VALUE,
                "tags",
                "New");

        assertThat(updated(answer)).isEqualTo(1);
        assertThat(rows.number("SELECT count(*) FROM contact_tags WHERE contact_id = ?", strangers))
                .isZero();
    }

    @Test
    void C3_noContactAtAllIs403AndLeavesNoTags() {
        calls.contact("tags", "Client");
        long strangers = ContactCalls.create().contact("tags", "Client");
        String before = rows.contents();

        message(calls.addTags("contactIds[0]", strangers, "contactIds[1]", 9_999_999, "tags", "Fresh"), 403);
        message(calls.removeTags("contactIds[0]", strangers, "tags", "Client"), 403);

        assertThat(rows.contents()).isEqualTo(before);
    }

    @Test
    void C3_tagsAreTakenOffInAnyCase() {
        long contact = calls.contact("tags[0]", "Client", "tags[1]", "New", "tags[2]", "Old");

        assertDone(
                calls.removeTags("contactIds", contact, "tags[0]", "cLIENT", "tags[1]", "old", "tags[2]", "Unknown"));

        assertThat(calls.tags(contact)).containsExactly("New");
        assertThat(tagCount()).isEqualTo(3);
    }

    @Test
    void C3_onlyTheNamedContactsLoseTags() {
        long first = calls.contact("tags", "Client");
        long second = calls.contact("tags", "Client");

        assertDone(calls.removeTags("contactIds", first, "tags", "Client"));

        assertThat(calls.tags(first)).isEmpty();
        assertThat(calls.tags(second)).containsExactly("Client");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void C3_tagsOfManyContactsTakeTwoStatements(int count) {
        List<Long> contacts =
                rows.store(calls.organization().id(), calls.organization().ownerId(), count);
        settleKey();

        assertThat(statements.of(
                        () -> assertThat(updated(post("add", contacts))).isEqualTo(count)))
                .isEqualTo(STATEMENTS);
        assertThat(links()).isEqualTo(20L * count);
        assertThat(statements.of(() -> assertDone(post("remove", contacts)))).isEqualTo(STATEMENTS);
        assertThat(links()).isZero();
    }

    @Test
    void C3_10000ContactsMayBeTaggedAtOnce() {
        List<Long> contacts =
                rows.store(calls.organization().id(), calls.organization().ownerId(), 10_000);

        assertThat(updated(post("add", contacts))).isEqualTo(10_000);
        assertThat(links()).isEqualTo(200_000);
    }

    private Response post(String action, List<Long> contacts) {
        return calls.request()
                .contentType("application/json")
                .body(Map.of("contactIds", contacts, "tags", TWENTY))
                .post("/v3/contacts/tags/" + action);
    }

    private void settleKey() {
        calls.getSearch("tags", "any");
        await().until(() -> rows.text(
                        "SELECT last_used_at FROM api_keys WHERE organization_id = ?",
                        calls.organization().id())
                != null);
    }

    private long links() {
        return rows.number(
                "SELECT count(*) FROM contact_tags WHERE organization_id = ?",
                calls.organization().id());
    }

    private long tagCount() {
        return rows.number(
                "SELECT count(*) FROM tags WHERE organization_id = ?",
                calls.organization().id());
    }

    private static int updated(Response answer) {
        return json(answer, 201).get("updatedContacts").intValue();
    }
}
