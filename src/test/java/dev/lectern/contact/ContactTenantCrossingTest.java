package dev.lectern.contact;

import java.util.Map;
import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** W2: what belongs to one organisation is out of reach for another one's key. After each test all of it is as before. */
@QuarkusTest
class ContactTenantCrossingTest {
    @Inject
    ContactRows rows;

    private ContactCalls owner;
    private ContactCalls stranger;
    private long contact;
    private long strangersContact;
    private String stored;

    @BeforeEach
    void createOrganizations() {
        owner = ContactCalls.create();
        stranger = ContactCalls.create();
        contact = owner.contact("name", "Ours", "email", "ours@example.org", "tags", "Ours");
        strangersContact = stranger.contact("name", "Theirs");
        stored = rows.contents();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(rows.contents()).isEqualTo(stored);
        assertThat(owner.tags(contact)).containsExactly("Ours");
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "PUT", "DELETE"})
    void W2_anothersContactIs404(ContactEndpoint endpoint) {
        assertThat(message(endpoint.send(stranger.form("name", "Mine"), contact), 404))
                .isEqualTo("Contact " + contact + " not found");
    }

    @Test
    void W2_anothersMemberGetsNoContact() {
        message(stranger.post(owner.organization().ownerId(), "email", "a@example.org", "tags", "New"), 403);
    }

    @Test
    void C3_anothersContactGetsNoTags() {
        message(stranger.addTags("contactIds", contact, "tags", "Theirs"), 403);
    }

    @Test
    void C3_anothersContactLosesNoTags() {
        message(stranger.removeTags("contactIds", contact, "tags", "Ours"), 403);
    }

    @Test
    void C4_foreignIdsMatchNothing() {
        assertThat(stranger.search("contactIds", contact)).isEmpty();
        assertThat(stranger.search("userIds", owner.organization().ownerId())).isEmpty();
        assertThat(stranger.search("tags", "Ours")).isEmpty();
        assertThat(stranger.search("contactData[email]", "ours")).isEmpty();
        assertThat(stranger.search("contactIds[0]", contact, "contactIds[1]", strangersContact))
                .containsExactly(strangersContact);
        assertThat(stranger.getSearch("contactData[name]", "Ours").header("X-Total-Count"))
                .isEqualTo("0");
    }

    @Test
    void W2_aMemberOfBothSeesOnlyTheOrganizationsOwn() {
        String email = rows.text(
                "SELECT email FROM users WHERE id = ?", owner.organization().ownerId());
        stranger.organization().addMember("USER", Map.of("email", email));

        assertThat(stranger.search("userIds", owner.organization().ownerId())).isEmpty();
        message(stranger.get(contact), 404);
    }
}
