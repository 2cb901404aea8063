package dev.lectern.web;

import java.time.ZoneId;

/**
 * Who a request comes from (W2): the organisation that its key names, and that organisation's owner, as whom the API acts (O1).
 *
 * @param alias the organisation's part of its links (E14)
 * @param zone the organisation's time zone: dates in queries are read in it (W7)
 */
public record Caller(long organizationId, long userId, String alias, ZoneId zone) {}
