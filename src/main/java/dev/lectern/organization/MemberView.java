package dev.lectern.organization;

/** A member as {@code GET /organization/members} shows it (O2). */
public record MemberView(
        long id,
        Role role,
        String name,
        String secondName,
        String patrName,
        String nickname,
        String email,
        String phone,
        Sex sex) {
    static MemberView of(Member member) {
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
                user.sex);
    }
}
