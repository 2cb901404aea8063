package dev.lectern.event;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.Files;
import dev.lectern.file.StoredFile;
import dev.lectern.organization.Members;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Draft;
import dev.lectern.web.input.Reference;
import io.smallrye.mutiny.Uni;

/** Looks up what a form refers to, and names in its draft what the organisation does not have, or what is of the wrong kind (E6, F1). */
@ApplicationScoped
class References {
    private final Members members;
    private final Files files;

    References(Members members, Files files) {
        this.members = members;
        this.files = files;
    }

    /** Checks an event's draft. */
    Uni<Draft<EventForm>> checkEvent(long organizationId, Draft<EventForm> draft) {
        EventForm form = draft.unchecked();
        return check(organizationId, draft, form.image(), form.lectorIds());
    }

    /** Checks a session's draft. */
    Uni<Draft<SessionForm>> checkSession(long organizationId, Draft<SessionForm> draft) {
        SessionForm form = draft.unchecked();
        List<Reference> lectors = form.lectorIds() == null ? List.of() : form.lectorIds();
        return check(organizationId, draft, form.image(), lectors);
    }

    /** Keeps the image that a draft names, if any, from going with what it was fetched for. Within the caller's transaction. */
    Uni<Void> keepImage(long organizationId, Draft<?> draft, Reference image) {
        if (image == null) {
            return Uni.createFrom().voidItem();
        }
        return files.keep(organizationId, List.of(image.id()))
                .invoke(kept -> {
                    if (kept == 0) {
                        draft.reject(image.field(), FieldError.ERROR_NOT_FOUND);
                    }
                })
                .replaceWithVoid();
    }

    private <T> Uni<Draft<T>> check(long organizationId, Draft<T> draft, Reference image, List<Reference> lectors) {
        return checkLectors(organizationId, draft, lectors)
                .chain(() -> checkImage(organizationId, draft, image))
                .replaceWith(draft);
    }

    private Uni<Void> checkLectors(long organizationId, Draft<?> draft, List<Reference> lectors) {
        if (lectors.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Long> ids = lectors.stream().map(Reference::id).distinct().toList();
        return members.find(organizationId, ids)
                .map(found -> found.stream().map(member -> member.userId).collect(Collectors.toSet()))
                .invoke(found -> rejectOthers(draft, lectors, found))
                .replaceWithVoid();
    }

    private Uni<Void> checkImage(long organizationId, Draft<?> draft, Reference image) {
        if (image == null) {
            return Uni.createFrom().voidItem();
        }
        return files.find(organizationId, List.of(image.id()))
                .map(found -> found.get(image.id()))
                .invoke(file -> rejectUnlessPicture(draft, image, file))
                .replaceWithVoid();
    }

    private static void rejectUnlessPicture(Draft<?> draft, Reference image, StoredFile file) {
        if (file == null) {
            draft.reject(image.field(), FieldError.ERROR_NOT_FOUND);
        } else if (!file.isPicture()) {
            draft.reject(image.field(), FieldError.ERROR_FORMAT);
        }
    }

    private static void rejectOthers(Draft<?> draft, List<Reference> references, Set<Long> found) {
        references.stream()
                .filter(reference -> !found.contains(reference.id()))
                .forEach(reference -> draft.reject(reference.field(), FieldError.ERROR_NOT_FOUND));
    }
}
