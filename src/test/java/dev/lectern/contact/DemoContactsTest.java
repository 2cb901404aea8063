package dev.lectern.contact;

import java.util.List;
import jakarta.inject.Inject;

import dev.lectern.web.Callers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.lectern.testing.Answers.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class DemoContactsTest {
    @Inject
    DemoContacts demo;

    @Inject
    Callers callers;

    private ContactCalls calls;

    @BeforeEach
    void createOrganization() {
        calls = ContactCalls.create();
    }

    @Test
    void O5_theOwnerHasContactsWithTagsOnce() throws Throwable {
        create();
        create();

        assertThat(own()).hasSize(4);
        assertThat(calls.search("tags", "newsletter")).hasSize(3);
        assertThat(calls.search("contactData[company]", "izmir")).hasSize(1);
    }

    @Test
    void O5_deletedContactsDoNotComeBack() throws Throwable {
        create();
        own().forEach(contact -> assertDone(calls.delete(contact)));
        create();

        assertThat(own()).isEmpty();
    }

    private List<Long> own() {
        return calls.search("userIds", calls.organization().ownerId());
    }

    private void create() throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> callers.callerOf(calls.organization().key()).chain(demo::createOnce));
    }
}
