package dev.lectern.event;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import org.hibernate.reactive.mutiny.Mutiny;

/** The questions of events and sessions; written within the caller's transaction. */
@ApplicationScoped
public class AdditionalFields {
    private static final int KEY_BYTES = 16;

    private static final String TAKE = """
            DELETE FROM %1$s_additional_fields
            WHERE organization_id = :organization
                AND %1$s_id = :owner
            RETURNING key, label, ordinal
            """;

    private static final String INSERT = """
            INSERT INTO %1$s_additional_fields (
                organization_id, %1$s_id, key, label, type, options, placeholder, is_required, ordinal)
            SELECT :organization, :owner, f.key, f.label, f.type,
                ARRAY(SELECT jsonb_array_elements_text(cast(f.options AS jsonb))), f.placeholder, f.is_required, f.ordinal
            FROM unnest(
                cast(:keys AS varchar[]), cast(:labels AS varchar[]), cast(:types AS varchar[]),
                cast(:options AS varchar[]), cast(:placeholders AS varchar[]), cast(:required AS boolean[]))
                WITH ORDINALITY AS f(key, label, type, options, placeholder, is_required, ordinal)
            """;

    private static final String READ = """
            SELECT key, label, type, is_required, cast(array_to_json(options) AS varchar), placeholder
            FROM %1$s_additional_fields
            WHERE organization_id = :organization
                AND %1$s_id = :owner
            ORDER BY ordinal
            """;

    private final SecureRandom random = new SecureRandom();

    /** Puts these questions in place of those there are; one whose label stays keeps its key (E5). */
    Uni<Void> replace(Owner owner, long organizationId, long ownerId, List<AdditionalFieldForm> fields) {
        return Panache.getSession().chain(session -> take(session, owner, organizationId, ownerId)
                .chain(keys -> insert(session, owner, organizationId, ownerId, fields, keys)));
    }

    /** The questions of an organisation's event, in their order. */
    public Uni<List<AdditionalField>> ofEvent(long organizationId, long eventId) {
        return Panache.withSession(() -> read(Owner.EVENT, organizationId, eventId));
    }

    /** The questions of an organisation's session, in their order. */
    public Uni<List<AdditionalField>> ofSession(long organizationId, long sessionId) {
        return Panache.withSession(() -> read(Owner.SESSION, organizationId, sessionId));
    }

    /** The questions of an event or a session, in their order. */
    Uni<List<AdditionalField>> read(Owner owner, long organizationId, long ownerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(owner.in(READ), Object[].class)
                        .setParameter("organization", organizationId)
                        .setParameter("owner", ownerId)
                        .getResultList())
                .map(rows -> rows.stream().map(AdditionalFields::field).toList());
    }

    private static AdditionalField field(Object[] row) {
        List<String> values =
                new JsonArray((String) row[4]).stream().map(String.class::cast).toList();
        return new AdditionalField(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (Boolean) row[3],
                values.isEmpty() ? null : values,
                (String) row[5]);
    }

    private static Uni<Map<String, Deque<String>>> take(
            Mutiny.Session session, Owner owner, long organizationId, long ownerId) {
        return session.createNativeQuery(owner.in(TAKE), Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("owner", ownerId)
                .getResultList()
                .map(AdditionalFields::keysByLabel);
    }

    private static Map<String, Deque<String>> keysByLabel(List<Object[]> taken) {
        Map<String, Deque<String>> keys = new HashMap<>();
        taken.stream()
                .sorted((a, b) -> Integer.compare((Integer) a[2], (Integer) b[2]))
                .forEach(row -> keys.computeIfAbsent((String) row[1], label -> new ArrayDeque<>())
                        .add((String) row[0]));
        return keys;
    }

    private Uni<Void> insert(
            Mutiny.Session session,
            Owner owner,
            long organizationId,
            long ownerId,
            List<AdditionalFieldForm> fields,
            Map<String, Deque<String>> keys) {
        if (fields.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(owner.in(INSERT))
                .setParameter("organization", organizationId)
                .setParameter("owner", ownerId)
                .setParameter(
                        "keys", fields.stream().map(field -> key(field, keys)).toArray(String[]::new))
                .setParameter(
                        "labels",
                        fields.stream().map(AdditionalFieldForm::label).toArray(String[]::new))
                .setParameter(
                        "types",
                        fields.stream().map(field -> field.type().name()).toArray(String[]::new))
                .setParameter(
                        "options",
                        fields.stream().map(AdditionalFields::options).toArray(String[]::new))
                .setParameter(
                        "placeholders",
                        fields.stream().map(AdditionalFieldForm::placeholder).toArray(String[]::new))
                .setParameter(
                        "required",
                        fields.stream().map(AdditionalFieldForm::isRequired).toArray(Boolean[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private String key(AdditionalFieldForm field, Map<String, Deque<String>> keys) {
        Deque<String> stored = keys.get(field.label());
        if (stored != null && !stored.isEmpty()) {
            return stored.remove();
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static String options(AdditionalFieldForm field) {
        return new JsonArray(field.values()).encode();
    }
}
