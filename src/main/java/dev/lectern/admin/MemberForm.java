package dev.lectern.admin;

import dev.lectern.organization.Profile;
import dev.lectern.organization.Role;
import dev.lectern.web.input.Fields;

/** What a member is added or changed with (O4); null: not given. */
record MemberForm(Role role, Profile profile) {
    static MemberForm add(Fields in) {
        Profile profile = ProfileForm.member(in);
        return new MemberForm(in.choice(Role.class, "role").required().orNull(), profile);
    }

    static MemberForm change(Fields in) {
        return new MemberForm(in.choice(Role.class, "role").orNull(), ProfileForm.read(in));
    }
}
