package dev.lectern.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.lectern.file.FileLinks;
import dev.lectern.file.StoredFile;
import dev.lectern.organization.People;

/** All that some events and sessions refer to: what their views are made of. */
record Surroundings(
        Map<Long, Carried> ofEvents,
        Map<Long, Carried> ofSessions,
        Map<Long, People.Named> people,
        Map<Long, String> tags,
        Map<Long, StoredFile> files,
        FileLinks links) {
    Carried ofEvent(long id) {
        return ofEvents.getOrDefault(id, Carried.NOTHING);
    }

    Carried ofSession(long id) {
        return ofSessions.getOrDefault(id, Carried.NOTHING);
    }

    CreateUser createUser(long id) {
        People.Named user = people.get(id);
        return new CreateUser(user.id(), user.name(), user.secondName());
    }

    List<LectorName> lectors(Carried carried) {
        return carried.lectors().stream()
                .map(people::get)
                .map(user -> new LectorName(user.name(), user.secondName()))
                .toList();
    }

    /** The first lecturer's full name; null where there is none. */
    String lector(Carried carried) {
        return lectors(carried).stream().findFirst().map(LectorName::fullName).orElse(null);
    }

    List<String> tags(Carried carried) {
        return carried.tags().stream().map(tags::get).filter(Objects::nonNull).toList();
    }

    List<AnnounceFile> files(Carried carried) {
        return carried.files().stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .map(file -> new AnnounceFile(file.name(), links.url(file), links.thumbnails(file), file.mimeType()))
                .toList();
    }

    Optional<StoredFile> image(Long id) {
        return Optional.ofNullable(id).map(files::get);
    }

    /** The address of an image; null where there is none. */
    String imageUrl(Long id) {
        return image(id).map(links::url).orElse(null);
    }
}
