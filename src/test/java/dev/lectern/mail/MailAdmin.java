package dev.lectern.mail;

import dev.lectern.testing.TestOrganization;
import io.restassured.response.Response;

/** An organisation's mails in the admin API. */
record MailAdmin(TestOrganization organization) {
    Response get(String query) {
        return TestOrganization.admin().get(organization.path() + "/mails" + query);
    }

    Response post(String path) {
        return TestOrganization.admin().post(organization.path() + "/mails" + path);
    }
}
