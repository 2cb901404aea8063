package dev.lectern.mail;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import dev.lectern.organization.Organizations;
import dev.lectern.web.Call;
import dev.lectern.web.Listing;
import dev.lectern.web.Page;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** An organisation's mail to participants, for the operator of the installation. */
@Cancellable(false)
@Path("/admin/v1/organizations/{id}/mails")
public final class MailsResource {
    private final Organizations organizations;
    private final Mails mails;
    private final Call call;
    private final Pages pages;

    MailsResource(Organizations organizations, Mails mails, Call call, Pages pages) {
        this.organizations = organizations;
        this.mails = mails;
        this.call = call;
        this.pages = pages;
    }

    @GET
    public Multi<MailView> list(@RestPath long id) {
        MailStatus status =
                call.query(in -> in.choice(MailStatus.class, "status").orNull());
        return pages.answer(
                call.query(Page::readIfAsked),
                new Listing<>(
                        () -> organizations.get(id).chain(() -> mails.count(id, status)),
                        slice -> mails.list(id, status, slice),
                        MailView::id));
    }

    @POST
    @Path("/{mailId}/retry")
    public Uni<MailView> retry(@RestPath long id, @RestPath long mailId) {
        return organizations.get(id).chain(() -> mails.retry(id, mailId));
    }

    @POST
    @Path("/retry")
    public Uni<Resent> retryAll(@RestPath long id) {
        return organizations.get(id).chain(() -> mails.retryAll(id)).map(Resent::new);
    }
}
