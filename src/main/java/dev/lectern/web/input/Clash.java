package dev.lectern.web.input;

/** A name given in shapes that exclude each other, {@code a=1&a[b]=2}: an error for whoever reads it. */
public record Clash() implements Value {}
