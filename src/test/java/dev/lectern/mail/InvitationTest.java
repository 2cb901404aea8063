package dev.lectern.mail;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lectern.testing.MailPeer;
import dev.lectern.testing.TestOrganization;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class InvitationTest {
    @Inject
    MailSender sender;

    @Test
    void first() throws Throwable {
        var organization = TestOrganization.create();
        var r = organization.request().formParams(Map.of("name","Лекция","access",1,"startsAt","2030-01-01 10:00","rule","FREQ=WEEKLY;COUNT=4")).post("/v3/events");
        System.out.println(r.asString());
        long id = r.jsonPath().getLong("eventId");
        String address = TestOrganization.address();
        var reg = organization.request().formParams(Map.of("email", address, "name", "Ann", "isAutoEnter", "true", "sendEmail", "true")).post("/v3/events/"+id+"/register");
        System.out.println(reg.asString());
        try (var peer = MailPeer.start()) {
            System.out.println("RUN " + VertxContextSupport.subscribeAndAwait(sender::run));
            for (MimeMessage m : peer.messages()) {
                m.writeTo(System.out);
                System.out.println(dev.lectern.testing.MailText.all(m));
            }
        }
    }
}
