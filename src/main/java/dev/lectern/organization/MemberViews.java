package dev.lectern.organization;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.FileLinks;
import dev.lectern.file.Files;
import dev.lectern.file.PhotoView;
import dev.lectern.file.StoredFile;
import io.smallrye.mutiny.Uni;

/** Members with their photos: one statement, however many there are (O2). */
@ApplicationScoped
class MemberViews {
    private final Files files;
    private final FileLinks links;

    MemberViews(Files files, FileLinks links) {
        this.files = files;
        this.links = links;
    }

    Uni<List<MemberView>> of(List<Member> members) {
        List<Long> ids = members.stream()
                .map(member -> member.user.photoId)
                .filter(Objects::nonNull)
                .toList();
        return files.photos(ids).map(photos -> members.stream()
                .map(member -> MemberView.of(member, photo(member, photos)))
                .toList());
    }

    private PhotoView photo(Member member, Map<Long, StoredFile> photos) {
        StoredFile photo = member.user.photoId == null ? null : photos.get(member.user.photoId);
        return photo == null ? null : PhotoView.of(photo, links);
    }
}
