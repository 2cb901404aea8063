package dev.lectern.web.idempotency;

import java.util.List;
import java.util.Map;

/**
 * An answer as it went out.
 *
 * @param status 2xx
 * @param headers those that the resource or the framework gave it, {@code Content-Type} among them
 * @param body its very bytes, none for an answer without content
 */
record StoredAnswer(int status, Map<String, List<String>> headers, byte[] body) {}
