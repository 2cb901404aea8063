package dev.lectern.admin;

import dev.lectern.organization.Profile;
import dev.lectern.organization.Role;
import dev.lectern.web.input.Fields;

/**
 * What a member is added or changed with (O4); null: not given.
 *
 * @param photo the id of a file of the organisation or the address of a picture; an empty text takes the photo away
 */
record MemberForm(Role role, Profile profile, String photo) {
    private static final int MAX_PHOTO = 2_048;

    static MemberForm add(Fields in) {
        Profile profile = ProfileForm.member(in);
        return new MemberForm(in.choice(Role.class, "role").required().orNull(), profile, photo(in));
    }

    static MemberForm change(Fields in) {
        return new MemberForm(in.choice(Role.class, "role").orNull(), ProfileForm.read(in), photo(in));
    }

    private static String photo(Fields in) {
        return in.text("photo").max(MAX_PHOTO).orNull();
    }
}
