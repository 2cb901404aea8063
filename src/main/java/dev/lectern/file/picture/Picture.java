package dev.lectern.file.picture;

/** What the header of a picture says of it, as it is shown. */
public record Picture(PictureFormat format, int width, int height) {}
