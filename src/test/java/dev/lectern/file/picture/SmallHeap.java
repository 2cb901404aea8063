package dev.lectern.file.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Renders pictures in a process of its own and says the size of each, or what went wrong. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] pictures) throws IOException {
        Path target = Files.createTempFile("thumbnail", "");
        for (String picture : pictures) {
            System.out.println(size(Path.of(picture), target));
        }
        Files.deleteIfExists(target);
    }

    private static String size(Path picture, Path target) {
        try {
            Thumbnails.render(picture, target, 224, 199);
            Picture shown = PictureHeader.read(target);
            return shown.width() + "x" + shown.height();
        } catch (UnreadablePicture e) {
            return e.getClass().getSimpleName();
        }
    }
}
