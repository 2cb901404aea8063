package dev.lectern.admin;

import java.util.regex.Pattern;

import dev.lectern.organization.Lang;
import dev.lectern.organization.Organizations;
import dev.lectern.organization.Profile;
import dev.lectern.organization.Settings;
import dev.lectern.organization.TimeZone;
import dev.lectern.organization.TimeZones;
import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;
import dev.lectern.web.input.TextField;

/**
 * What an organisation is made or changed with (O4).
 *
 * @param owner null on a change
 */
record OrganizationForm(Settings settings, Profile owner) {
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9-]{1,64}");

    static OrganizationForm create(Fields in, TimeZones zones) {
        TimeZone zone = zone(in, zones);
        return new OrganizationForm(
                new Settings(
                        in.text("name").required().max(255).orNull(),
                        alias(in).required().orNull(),
                        zone == null ? zones.get(TimeZones.MOSCOW) : zone,
                        in.choice(Lang.class, "lang").or(Lang.RU)),
                ProfileForm.owner(in.member("owner")));
    }

    static OrganizationForm change(Fields in, TimeZones zones) {
        return new OrganizationForm(
                new Settings(
                        in.text("name")
                                .max(255)
                                .check(name -> !name.isEmpty(), FieldError.ERROR_EMPTY)
                                .orNull(),
                        alias(in)
                                .check(alias -> !alias.isEmpty(), FieldError.ERROR_EMPTY)
                                .orNull(),
                        zone(in, zones),
                        in.choice(Lang.class, "lang").orNull()),
                null);
    }

    private static TextField alias(Fields in) {
        return in.text("alias")
                .matching(ALIAS)
                .check(alias -> !Organizations.RESERVED_ALIASES.contains(alias), FieldError.ERROR_CHOICE);
    }

    private static TimeZone zone(Fields in, TimeZones zones) {
        return in.text("timezone", "timezoneId")
                .check(zone -> zone.isEmpty() || zones.find(zone).isPresent(), FieldError.ERROR_NOT_FOUND)
                .map(zone -> zones.find(zone).orElse(null))
                .orNull();
    }
}
