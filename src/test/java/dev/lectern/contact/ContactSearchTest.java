package dev.lectern.contact;

import java.util.ArrayList;
import java.util.List;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.lectern.testing.Answers.fieldErrors;
import static dev.lectern.testing.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

/** C4: search, and W13: its pages. */
@QuarkusTest
class ContactSearchTest {
    @Inject
    ContactRows rows;

    private ContactCalls calls;
    private long owner;
    private long member;

    @BeforeEach
    void createOrganization() {
        calls = ContactCalls.create();
        owner = calls.organization().ownerId();
        member = calls.organization().addMember("USER");
    }

    @Test
    void W3_aThousandIdsFitIntoAQuery() {
        long contact = calls.contact("name", "Somebody");
        List<Object> ids = new ArrayList<>(List.of("contactIds[]", contact));
        for (int i = 0; i < 1_000; i++) {
            ids.addAll(List.of("contactIds[]", Long.MAX_VALUE - i));
        }

        assertThat(calls.search(ids.toArray())).containsExactly(contact);
    }

    @ParameterizedTest
    @EnumSource
    void C4_eachFieldIsFoundByAPart(ContactData field) {
        long found = calls.contact(field.name(), "before.middle@after.org");
        calls.contact(field.name(), "other@example.org");

        for (String part : List.of("middle", "MIDDLE", "before.middle@after.org", "e@a", "b", "rg")) {
            assertThat(calls.search("contactData[" + field.name() + "]", part, "contactIds", found))
                    .as(part)
                    .containsExactly(found);
        }
        assertThat(calls.search("contactData[" + field.name() + "]", "middle")).containsExactly(found);
        assertThat(calls.search("contactData[" + field.name() + "]", "nowhere")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Волков-Ёлкин, волков",
        "Волков-Ёлкин, ВОЛКОВ",
        "Волков-Ёлкин, ёлк",
        "Волков-Ёлкин, Ё",
        "İstanbul, istanbul",
        "İstanbul, ISTANBUL",
        "Işık, IŞIK",
        "Işık, ışık",
        "IŞIK, ışık",
        "Σωκράτης, ΣΩΚΡΆΤΗΣ",
        "Grüße, GRÜ",
        "東京太郎, 京太",
        "O'Neill, o'n",
        "😀 Smile, 😀",
    })
    void C4_caseDoesNotMatterInAnyScript(String name, String part) {
        long contact = calls.contact("name", name);
        calls.contact("name", "Somebody else");

        assertThat(calls.search("contactData[name]", part)).containsExactly(contact);
    }

    @ParameterizedTest
    @CsvSource({
        "100%, 0%",
        "a_b, a_b",
        "a_b, _",
        "100%, %",
        "back\\slash, \\",
        "back\\slash, k\\s",
        "back\\slash, \\slash"
    })
    void C4_wildcardsArePlainCharacters(String company, String part) {
        long contact = calls.contact("company", company);
        calls.contact("company", "acb 1000 backslash");

        assertThat(calls.search("contactData[company]", part)).containsExactly(contact);
    }

    @Test
    void C4_criteriaAreAnded() {
        long found = calls.contactOf(member, "name", "Anna", "company", "School", "tags", "Client");
        long otherUser = calls.contact("name", "Anna", "company", "School", "tags", "Client");
        long otherName = calls.contactOf(member, "name", "Maria", "company", "School", "tags", "Client");
        long otherTag = calls.contactOf(member, "name", "Anna", "company", "School", "tags", "Partner");
        long otherCompany = calls.contactOf(member, "name", "Anna", "company", "Office", "tags", "Client");
        calls.contactOf(member, "name", "Anna", "company", "School", "tags", "Client");

        assertThat(calls.search(
                        "userIds[0]", member,
                        "contactIds[0]", found,
                        "contactIds[1]", otherUser,
                        "contactIds[2]", otherName,
                        "contactIds[3]", otherTag,
                        "contactIds[4]", otherCompany,
                        "contactData[name]", "ann",
                        "contactData[company]", "SCHOOL",
                        "tags[0]", "client"))
                .containsExactly(found);
    }

    @Test
    void C4_anyEntryOfAListMatches() {
        long first = calls.contact("tags", "One");
        long second = calls.contactOf(member, "tags[0]", "Two", "tags[1]", "One");
        long third = calls.contactOf(member, "tags", "Three");

        assertThat(calls.search("tags[0]", "ONE", "tags[1]", "three")).containsExactly(first, second, third);
        assertThat(calls.search("userIds[0]", owner, "userIds[1]", member)).containsExactly(first, second, third);
        assertThat(calls.search("contactIds[0]", third, "contactIds[1]", first)).containsExactly(first, third);
    }

    @Test
    void C4_whatIsUnknownMatchesNothing() {
        calls.contact("tags", "One");

        assertThat(calls.search("tags", "Unknown")).isEmpty();
        assertThat(calls.search("userIds", Long.MAX_VALUE)).isEmpty();
        assertThat(calls.search("contactIds", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void C4_whatIsNotSetContainsNothing() {
        calls.contact();

        assertThat(calls.search("contactData[company]", "a")).isEmpty();
    }

    @Test
    void W4_listsMayBeScalarsRepeatedOrWithoutNumbers() {
        long first = calls.contact("tags", "One");
        long second = calls.contactOf(member, "tags", "Two");

        assertThat(calls.search("userIds", owner)).containsExactly(first);
        assertThat(calls.search("userIds", owner, "userIds", member)).containsExactly(first, second);
        assertThat(calls.search("userIds[]", owner, "userIds[]", member)).containsExactly(first, second);
        assertThat(calls.search("contactIds", first, "contactIds", second)).containsExactly(first, second);
        assertThat(calls.search("tags", "One", "tags", "Two")).containsExactly(first, second);
        assertThat(calls.search("tags[]", "One", "tags[]", "Two")).containsExactly(first, second);
    }

    @Test
    void W12_contactsDataIsContactData() {
        long found = calls.contact("email", "kron124@example.org");

        assertThat(calls.search("contactsData[email]", "kron124")).containsExactly(found);
        assertThat(fieldErrors(calls.getSearch("contactsData[email]", "x".repeat(256))))
                .containsOnlyKeys("contactsData.email");
    }

    @Test
    void W13_aSearchIsWholeUnlessAPageIsAskedFor() {
        List<Long> stored = rows.store(calls.organization().id(), owner, 1_234);

        Response whole = calls.getSearch("contactData[company]", "stored");

        assertThat(ContactCalls.ids(json(whole, 200))).isEqualTo(stored);
        assertThat(whole.header("X-Total-Count")).isEqualTo("1234");
        assertThat(whole.header("Link")).isNull();
    }

    @Test
    void W13_pagesOfASearchAreInOrder() {
        List<Long> stored = rows.store(calls.organization().id(), owner, 25);

        Response page = calls.getSearch("userIds[0]", owner, "page", 2, "perPage", 10);

        assertThat(ContactCalls.ids(json(page, 200))).isEqualTo(stored.subList(10, 20));
        assertThat(page.header("X-Total-Count")).isEqualTo("25");
        assertThat(page.header("Link"))
                .contains("/v3/contacts/search?userIds%5B0%5D=" + owner + "&page=3&perPage=10>; rel=\"next\"");
        assertThat(calls.search("userIds", owner, "page", 4, "perPage", 10)).isEmpty();
    }

    @Test
    void C4_foundContactsHaveTheirTags() {
        long contact = calls.contact("tags[0]", "One", "tags[1]", "Two");

        JsonNode found = json(calls.getSearch("tags", "Two"), 200);

        assertThat(found.get(0)).isEqualTo(calls.detail(contact));
    }

    @Test
    void C4_substringsHaveAnIndexThatKnowsTheOrganization() throws Exception {
        assertThat(rows.text("SELECT indexdef FROM pg_indexes WHERE indexname = 'contacts_search_idx'"))
                .contains("USING gin (organization_id, lower(upper((email)::text)) gin_trgm_ops");
        for (ContactData field : ContactData.values()) {
            assertThat(rows.planFor(field.contains("'%abcdef%'")))
                    .as(field.name())
                    .contains("contacts_search_idx");
        }
    }
}
