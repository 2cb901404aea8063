package dev.lectern.contact;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.lectern.web.Call;
import dev.lectern.web.Pages;
import io.smallrye.mutiny.Multi;

/** The search for contacts. */
@Path("/v3/contacts/search")
public final class ContactSearchResource {
    private final ContactSearch search;
    private final Call call;
    private final Pages pages;

    ContactSearchResource(ContactSearch search, Call call, Pages pages) {
        this.search = search;
        this.call = call;
        this.pages = pages;
    }

    @GET
    public Multi<ContactView> search() {
        SearchForm form = call.query(SearchForm::read);
        return pages.answer(form.page(), search.search(call.caller(), form));
    }
}
