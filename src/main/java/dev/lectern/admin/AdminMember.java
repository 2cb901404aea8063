package dev.lectern.admin;

import dev.lectern.organization.Lang;
import dev.lectern.organization.Member;
import dev.lectern.organization.Role;
import dev.lectern.organization.Sex;
import dev.lectern.organization.User;

/** A member (O4). */
public record AdminMember(
        long id,
        String email,
        Role role,
        String name,
        String secondName,
        String patrName,
        String nickname,
        String phone,
        Sex sex,
        String position,
        String organization,
        Lang lang) {
    static AdminMember of(Member member) {
        User user = member.user;
        return new AdminMember(
                user.id,
                user.email,
                member.role,
                user.name,
                user.secondName,
                user.patrName,
                user.nickname,
                user.phone,
                user.sex,
                user.position,
                user.organization,
                user.lang);
    }
}
