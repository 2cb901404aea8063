package dev.lectern.organization;

import dev.lectern.file.PhotoView;

/**
 * A member as {@code GET /organization/members} shows it (O2).
 *
 * @param photo null where there is none
 */
public record MemberView(
        long id,
        Role role,
        String name,
        String secondName,
        String patrName,
        String nickname,
        String email,
        String phone,
        Sex sex,
        PhotoView photo) {
    static MemberView of(Member member, PhotoView photo) {
        User user = member.user;
        return new MemberView(
                user.id,
                member.role,
                user.name,
                user.secondName,
                user.patrName,
                user.nickname,
                user.email,
                user.phone,
                user.sex,
                photo);
    }
}
