package dev.lectern.contact;

import java.util.List;

import dev.lectern.file.FileView;

/** A contact as the API shows it; what is not set is left out (W9). */
public record ContactView(
        long userId,
        String name,
        String secondName,
        String company,
        String position,
        String phoneMain,
        String email,
        FileView avatar,
        List<TagView> tags,
        long id) {}
