package dev.lectern.file.picture;

/** How a format's pixels come out of its decoder, as far as that decides about memory. */
enum Decoding {
    /** Row by row: what is left out takes no memory. */
    BY_ROWS,
    /** By rows, but only after the decoder has gathered all of them beside the heap (progressive JPEG). */
    GATHERED,
    /** The whole picture is in the heap at first, four bytes a pixel (lossless WebP, and alpha of any WebP). */
    WHOLE
}
