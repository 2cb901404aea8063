package dev.lectern.organization;

/** What is given about a person; null: not given. An e-mail of at most 254 characters, the texts at most 255 each,
 * the description 65 535. */
public record Profile(
        String email,
        String name,
        String secondName,
        String patrName,
        String nickname,
        String phone,
        Sex sex,
        String position,
        String organization,
        String description,
        Lang lang) {}
