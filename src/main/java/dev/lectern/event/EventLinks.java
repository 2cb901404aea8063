package dev.lectern.event;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.Caller;
import dev.lectern.web.WebConfig;

/** The links that lead to an event's pages (E14). */
@ApplicationScoped
public class EventLinks {
    private final WebConfig config;

    EventLinks(WebConfig config) {
        this.config = config;
    }

    /** The landing page of an event, under its alias if it has one. */
    public String landing(Caller caller, Event event) {
        return landing(caller.alias(), event.id, event.urlAlias);
    }

    /**
     * The landing page of an event of the organisation with this alias.
     *
     * @param urlAlias of the event, or null
     */
    public String landing(String alias, long eventId, String urlAlias) {
        return "%s/%s/%s".formatted(config.publicUrl(), alias, urlAlias == null ? eventId : urlAlias);
    }

    /** The landing page of one session of an event. */
    public String landing(Caller caller, Event event, long sessionId) {
        return "%s/session/%d".formatted(landing(caller, event), sessionId);
    }
}
