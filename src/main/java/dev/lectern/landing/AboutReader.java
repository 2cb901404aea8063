package dev.lectern.landing;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.file.FileLinks;
import dev.lectern.file.Files;
import dev.lectern.file.StoredFile;
import dev.lectern.mail.DateInWords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what events and sessions are about: who speaks, when, and which files there are. */
@ApplicationScoped
class AboutReader {
    private static final int DATES = 10;
    private static final String PHOTO = "224x199";
    private static final String IMAGE = "1333x1000";

    private static final String LECTURERS = """
            SELECT concat_ws(' ', u.name, u.second_name) AS name, u.position, u.photo_id
            FROM %1$s_lectors l
            JOIN users u ON u.id = l.user_id
            WHERE l.organization_id = $1
                AND l.%1$s_id = $2
            ORDER BY l.ordinal
            """;

    private static final String FILES = """
            SELECT array_agg(f.file_id ORDER BY f.ordinal) AS ids
            FROM %1$s_files f
            WHERE f.organization_id = $1
                AND f.%1$s_id = $2
            """;

    private final Pool database;
    private final Files files;
    private final FileLinks links;
    private final ComingDates dates;

    AboutReader(Pool database, Files files, FileLinks links, ComingDates dates) {
        this.database = database;
        this.files = files;
        this.links = links;
        this.dates = dates;
    }

    /** All that a page tells of it. */
    Uni<About> read(Landing landing) {
        return dates.of(landing, DATES + 1).chain(coming -> lecturers(landing).chain(lecturers -> fileIds(landing)
                .chain(ids -> stored(landing, ids).map(stored -> about(landing, coming, lecturers, ids, stored)))));
    }

    /** The address of its image at a size fit for a stage; null without one. */
    Uni<String> image(Landing landing) {
        return stored(landing, List.of()).map(stored -> image(landing, stored));
    }

    private About about(
            Landing landing,
            List<ComingDate> coming,
            List<Lecturer> lecturers,
            List<Long> fileIds,
            Map<Long, StoredFile> stored) {
        return new About(
                landing.name(),
                landing.organization(),
                landing.description(),
                image(landing, stored),
                coming.stream().limit(DATES).map(date -> line(landing, date)).toList(),
                coming.size() > DATES,
                lecturers,
                fileIds.stream()
                        .map(stored::get)
                        .filter(Objects::nonNull)
                        .map(this::line)
                        .toList(),
                landing.path() + "/calendar.ics");
    }

    /** The date in words; with a link where one registers for each date by itself (R4). */
    static DateLine line(Landing landing, ComingDate date) {
        boolean isLinked = !landing.isSession() && !landing.isRegistrable() && date.sessionId() != null;
        return new DateLine(
                DateTimeFormatter.ISO_INSTANT.format(date.startsAt()),
                DateTimeFormatter.ISO_INSTANT.format(date.startsAt().plus(date.duration())),
                landing.zone().getRules().getOffset(date.startsAt()).getTotalSeconds() / 60,
                DateInWords.of(date.meeting(), landing.zone(), landing.locale()),
                date.isOnAir(),
                isLinked ? landing.eventPath() + "/session/" + date.sessionId() : null);
    }

    private Uni<List<Lecturer>> lecturers(Landing landing) {
        return database.preparedQuery(of(landing, LECTURERS))
                .execute(Tuple.of(landing.organizationId(), landing.ownerId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> !row.getString("name").isBlank())
                        .toList())
                .chain(rows -> files.photos(photoIds(rows))
                        .map(photos ->
                                rows.stream().map(row -> lecturer(row, photos)).toList()));
    }

    private static List<Long> photoIds(List<Row> rows) {
        return rows.stream()
                .map(row -> row.getLong("photo_id"))
                .filter(Objects::nonNull)
                .toList();
    }

    private Lecturer lecturer(Row row, Map<Long, StoredFile> photos) {
        StoredFile photo = row.getLong("photo_id") == null ? null : photos.get(row.getLong("photo_id"));
        return new Lecturer(
                row.getString("name").strip(),
                row.getString("position"),
                photo == null ? null : thumbnail(photo, PHOTO));
    }

    private Uni<List<Long>> fileIds(Landing landing) {
        return database.preparedQuery(of(landing, FILES))
                .execute(Tuple.of(landing.organizationId(), landing.ownerId()))
                .map(rows -> rows.iterator().next().getArrayOfLongs("ids"))
                .map(ids -> ids == null ? List.of() : Arrays.asList(ids));
    }

    private Uni<Map<Long, StoredFile>> stored(Landing landing, List<Long> fileIds) {
        Set<Long> ids = new HashSet<>(fileIds);
        if (landing.imageId() != null) {
            ids.add(landing.imageId());
        }
        return files.find(landing.organizationId(), ids);
    }

    private String image(Landing landing, Map<Long, StoredFile> stored) {
        StoredFile image = landing.imageId() == null ? null : stored.get(landing.imageId());
        return image == null || !image.isPicture() ? null : thumbnail(image, IMAGE);
    }

    private FileLine line(StoredFile file) {
        return new FileLine(file.name(), path(links.url(file)), FileSize.of(file.size()));
    }

    private String thumbnail(StoredFile file, String size) {
        return path(links.thumbnails(file).get(size));
    }

    /** On this server, as which the page's policy allows pictures, whatever name it is reached by. */
    private static String path(String url) {
        return URI.create(url).getPath();
    }

    private static String of(Landing landing, String statement) {
        return statement.formatted(landing.isSession() ? "session" : "event");
    }
}
