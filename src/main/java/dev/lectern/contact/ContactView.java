package dev.lectern.contact;

import java.util.List;

/** A contact as the API shows it; what is not set is left out (W9). */
public record ContactView(
        long userId,
        String name,
        String secondName,
        String company,
        String position,
        String phoneMain,
        String email,
        List<TagView> tags,
        long id) {}
