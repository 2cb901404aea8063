package dev.lectern.landing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.web.TooManyRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Slows guessing of an event's password down, whichever replica is asked (L1). A guess is counted before it is looked at, so that many at
 * once are no more than one after the other, and not any more once it was right.
 */
@ApplicationScoped
class PasswordBrake {
    private static final String ALL = "";
    private static final int IPV6_PREFIX_GROUPS = 4;

    private static final String COUNT = """
            INSERT INTO password_guesses AS g (organization_id, event_id, address_hash, guesses, expires_at)
            VALUES ($1, $2, $3, 1, $5)
            ON CONFLICT (event_id, address_hash) DO UPDATE
            SET guesses = CASE WHEN g.expires_at <= $4 THEN 1 ELSE least(g.guesses + 1, 1000000) END,
                expires_at = CASE WHEN g.expires_at <= $4 THEN excluded.expires_at ELSE g.expires_at END
            RETURNING guesses, expires_at
            """;

    private static final String FORGIVE = """
            UPDATE password_guesses
            SET guesses = guesses - 1
            WHERE event_id = $1
                AND address_hash IN ($2, '')
                AND guesses > 0
            """;

    private final Pool database;
    private final PasswordConfig config;
    private final Clock clock;

    PasswordBrake(Pool database, PasswordConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whether a guess is right; {@link TooManyRequests} without looking at it where too many were wrong.
     *
     * @param address of the client; null where it has none
     */
    Uni<Boolean> guess(Landing landing, String address, Supplier<Uni<Boolean>> guess) {
        String client = hash(landing, address);
        return count(landing, client, config.guessesPerClient())
                .chain(() -> count(landing, ALL, config.guessesPerEvent()))
                .chain(guess::get)
                .call(isRight ->
                        isRight ? forgive(landing, client) : Uni.createFrom().voidItem());
    }

    /** Who is refused by their address does not count for all. */
    private Uni<Void> count(Landing landing, String addressHash, int limit) {
        Instant now = clock.instant();
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(
                        landing.organizationId(),
                        landing.eventId(),
                        addressHash,
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(config.window()).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next())
                .invoke(row -> refuse(row, limit, now))
                .replaceWithVoid();
    }

    private static void refuse(Row row, int limit, Instant now) {
        if (row.getInteger("guesses") > limit) {
            Instant end = row.getOffsetDateTime("expires_at").toInstant();
            throw new TooManyRequests("Too many wrong passwords", Duration.between(now, end));
        }
    }

    private Uni<Void> forgive(Landing landing, String client) {
        return database.preparedQuery(FORGIVE)
                .execute(Tuple.of(landing.eventId(), client))
                .replaceWithVoid();
    }

    /** Different at each event, and with each password of it: who reads the table learns no address by comparing. */
    private static String hash(Landing landing, String address) {
        try {
            byte[] text =
                    "%s %s".formatted(landing.passwordHash(), network(address)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("The JDK has no SHA-256", missing);
        }
    }

    /** One household has 2^64 addresses of version 6. */
    private static String network(String address) {
        if (address == null || !address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":");
        return String.join(":", Arrays.copyOf(groups, Math.min(groups.length, IPV6_PREFIX_GROUPS)));
    }
}
