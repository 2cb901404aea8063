package dev.lectern.web;

import java.time.ZoneId;

/**
 * Who a request comes from (W2): the organisation that its key names, and that organisation's owner, as whom the API acts (O1).
 *
 * @param alias the organisation's part of its links (E14)
 * @param timeZoneId the organisation's time zone
 * @param zone the same: dates in queries are read in it (W7)
 * @param lang the language of what the caller makes, unless given (E2): the user's, else the organisation's
 */
public record Caller(long organizationId, long userId, String alias, long timeZoneId, ZoneId zone, String lang) {}
