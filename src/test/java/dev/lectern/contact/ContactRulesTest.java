package dev.lectern.contact;

import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.contract.Leniency.UNKNOWN_PARAMETERS;
import static dev.lectern.testing.Answers.assertDone;
import static dev.lectern.testing.Answers.json;
import static dev.lectern.testing.Answers.message;
import static org.assertj.core.api.Assertions.assertThat;

/** C1 and C2: whose contacts there are, and what changes of them. */
@QuarkusTest
class ContactRulesTest {
    @Inject
    ContactRows rows;

    private ContactCalls calls;
    private long owner;

    @BeforeEach
    void createOrganization() {
        calls = ContactCalls.create();
        owner = calls.organization().ownerId();
    }

    @Test
    void C1_aMembersContactIsTheirs() {
        long member = calls.organization().addMember("USER");

        long contact = calls.contactOf(member);

        assertThat(calls.detail(contact).get("userId").longValue()).isEqualTo(member);
    }

    @Test
    void C1_theSameEmailTwiceIs409InAnyCase() {
        calls.contact("email", "Kron124@Example.org");
        String before = rows.contents();

        for (String email : List.of("Kron124@Example.org", "kron124@example.org", " KRON124@EXAMPLE.ORG ")) {
            assertThat(message(calls.post(owner, "email", email, "tags", "Unheard of"), 409))
                    .isEqualTo("User %d has a contact %s already".formatted(owner, email.strip()));
        }
        assertThat(rows.contents()).isEqualTo(before);
    }

    @Test
    void C1_membersMayHaveTheSamePerson() {
        long member = calls.organization().addMember("USER");
        long one = calls.contact("email", "kron124@example.org");
        long other = calls.contactOf(member, "email", "kron124@example.org");

        assertThat(calls.search("contactData[email]", "kron124")).containsExactly(one, other);
    }

    @Test
    void C1_aPersonInTwoOrganizationsHasTwoAddressBooks() {
        ContactCalls elsewhere = ContactCalls.create();
        String email = rows.text("SELECT email FROM users WHERE id = ?", owner);
        assertThat(elsewhere.organization().addMember("USER", Map.of("email", email)))
                .isEqualTo(owner);
        long here = calls.contact("email", "kron124@example.org");
        long there = elsewhere.contactOf(owner, "email", "kron124@example.org");

        assertThat(calls.search("userIds", owner)).containsExactly(here);
        assertThat(elsewhere.search("userIds", owner)).containsExactly(there);
    }

    @Test
    void C1_anEmailIsAnsweredAsItWasGiven() {
        assertThat(calls.detail(calls.contact("email", "  Kron124@Example.ORG "))
                        .get("email")
                        .textValue())
                .isEqualTo("Kron124@Example.ORG");
    }

    @Test
    void C1_aDeletedContactsEmailIsFreeAgain() {
        assertDone(calls.delete(calls.contact("email", "kron124@example.org")));

        assertThat(calls.post(owner, "email", "kron124@example.org").statusCode())
                .isEqualTo(201);
    }

    @Test
    void C1_theContactsOfSomeoneWhoLeftAreOutOfReach() {
        long member = calls.organization().addMember("USER");
        long contact = calls.contactOf(member, "email", "kron124@example.org", "tags", "Client");
        calls.dismiss(member);
        String before = rows.contents();

        message(calls.get(contact), 403);
        message(calls.put(contact, "name", "Changed"), 403);
        message(calls.delete(contact), 403);
        message(calls.addTags("contactIds", contact, "tags", "Fresh"), 403);
        message(calls.removeTags("contactIds", contact, "tags", "Client"), 403);
        message(calls.post(member, "email", "other@example.org"), 403);
        assertThat(calls.search("contactIds", contact)).isEmpty();
        assertThat(calls.search("userIds", member)).isEmpty();
        assertThat(calls.search("tags", "Client")).isEmpty();
        assertThat(calls.search("contactData[email]", "kron124")).isEmpty();
        assertThat(rows.contents()).isEqualTo(before);
    }

    @Test
    void C1_whoComesBackFindsTheirContacts() {
        String email = TestOrganization.address();
        long member = calls.organization().addMember("USER", Map.of("email", email));
        long contact = calls.contactOf(member, "tags", "Client");
        calls.dismiss(member);
        calls.organization().addMember("USER", Map.of("email", email));

        assertThat(calls.tags(contact)).containsExactly("Client");
    }

    @Test
    void C2_onlyWhatIsGivenChanges() {
        long contact = calls.contact(
                "name", "New", "secondName", "Contact", "company", "School", "position", "Head", "phoneMain", "1");

        JsonNode changed = json(calls.put(contact, "company", "Office"), 200);

        assertThat(changed.get("company").textValue()).isEqualTo("Office");
        assertThat(changed.get("name").textValue()).isEqualTo("New");
        assertThat(changed.get("secondName").textValue()).isEqualTo("Contact");
        assertThat(changed.get("position").textValue()).isEqualTo("Head");
        assertThat(changed.get("phoneMain").textValue()).isEqualTo("1");
        assertThat(calls.detail(contact)).isEqualTo(changed);
    }

    @Test
    void C2_emailAndTagsAreIgnored() {
        long contact = calls.contact("email", "kron124@example.org", "tags", "Client");

        JsonNode changed = json(
                calls.form("email", "no address", "tags[0]", "x".repeat(65), "name", "Changed")
                        .filter(UNKNOWN_PARAMETERS)
                        .put("/v3/contacts/" + contact),
                200);

        assertThat(changed.get("email").textValue()).isEqualTo("kron124@example.org");
        assertThat(changed.get("name").textValue()).isEqualTo("Changed");
        assertThat(calls.tags(contact)).containsExactly("Client");
    }

    @Test
    void C2_anEmptyTextClearsAField() {
        long contact = calls.contact(
                "name", "New", "secondName", "Contact", "company", "School", "position", "Head", "phoneMain", "1");

        JsonNode cleared = json(
                calls.put(contact, "name", "", "secondName", "", "company", " ", "position", "", "phoneMain", ""), 200);

        assertThat(cleared.fieldNames()).toIterable().containsExactly("userId", "email", "tags", "id");
    }

    @Test
    void C2_anEmptyChangeChangesNothing() {
        long contact = calls.contact("name", "New");
        JsonNode before = calls.detail(contact);

        assertThat(json(calls.put(contact), 200)).isEqualTo(before);
    }

    @Test
    void C2_aNewContactsEmptyTextsAreNotSet() {
        JsonNode contact = calls.detail(calls.contact("name", "", "company", " "));

        assertThat(contact.fieldNames()).toIterable().containsExactly("userId", "email", "tags", "id");
        assertThat(contact.get("tags")).isEmpty();
    }

    @Test
    void C1_aDeletedContactIs404AndItsTagsStay() {
        long contact = calls.contact("tags", "Client");
        long other = calls.contact("tags", "client");

        assertDone(calls.delete(contact));

        message(calls.get(contact), 404);
        message(calls.put(contact), 404);
        message(calls.delete(contact), 404);
        assertThat(calls.tags(other)).containsExactly("Client");
    }

    @Test
    void W8_datesAreOfTheOrganizationsZone() {
        ContactCalls far = new ContactCalls(TestOrganization.create("Asia/Vladivostok"));

        String createAt =
                far.detail(far.contact("tags", "Client")).at("/tags/0/createAt").textValue();

        assertThat(createAt).endsWith("+1000");
    }

    @Test
    void W3_jsonAndQueriesWorkAsWell() {
        JsonNode contact = json(
                calls.request()
                        .contentType("application/json")
                        .queryParam("name", "Query")
                        .queryParam("company", "Query")
                        .body("{\"email\":\"kron124@example.org\",\"tags\":[\"One\",\"Two\"],\"name\":\"Body\"}")
                        .post("/v3/users/" + owner + "/contacts"),
                201);

        assertThat(contact.get("name").textValue()).isEqualTo("Body");
        assertThat(contact.get("company").textValue()).isEqualTo("Query");
        assertThat(contact.get("tags").findValuesAsText("name")).containsExactly("One", "Two");
    }

    @Test
    void O4_anOrganizationWithContactsCanBeDeleted() {
        calls.contact("tags", "Client");

        TestOrganization.admin().delete(calls.organization().path()).then().statusCode(204);
        assertThat(rows.number(
                        "SELECT count(*) FROM contacts WHERE organization_id = ?",
                        calls.organization().id()))
                .isZero();
    }
}
