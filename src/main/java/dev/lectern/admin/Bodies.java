package dev.lectern.admin;

import java.time.Instant;

import dev.lectern.organization.Lang;
import dev.lectern.organization.Role;
import dev.lectern.organization.Sex;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be sent to the admin API, in the shape the OpenAPI document shows; the forms read it. */
final class Bodies {
    private static final String ALIAS =
            "[a-z0-9-]{1,64}, unique, no word of Lectern's own paths: the first part of links";
    private static final String ZONE = "A name or an id of GET /v3/timezones; Europe/Moscow unless given";
    private static final String EXPIRES_AT = "ISO 8601, in UTC where it has no offset; never unless given";
    private static final String GRACE = "For how long the old key lives on; 0 unless given";

    private Bodies() {}

    record NewOrganization(
            @Schema(required = true, maxLength = 255) String name,
            @Schema(required = true, description = ALIAS) String alias,
            @Schema(description = ZONE) String timezone,
            Lang lang,
            @Schema(required = true) Owner owner) {}

    @Schema(description = "A user who has the e-mail already stays as stored")
    record Owner(
            @Schema(required = true, maxLength = 254) String email,
            @Schema(required = true, maxLength = 255) String name,
            String secondName,
            String patrName,
            String nickname,
            String phone,
            Sex sex,
            String position,
            String organization,
            Lang lang) {}

    record OrganizationChange(
            @Schema(maxLength = 255) String name,
            @Schema(description = ALIAS) String alias,
            @Schema(description = ZONE) String timezone,
            Lang lang) {}

    record NewMember(
            @Schema(required = true, maxLength = 254) String email,
            @Schema(required = true) Role role,
            String name,
            String secondName,
            String patrName,
            String nickname,
            String phone,
            Sex sex,
            String position,
            String organization,
            Lang lang) {}

    record MemberChange(
            @Schema(maxLength = 254) String email,
            Role role,
            String name,
            String secondName,
            String patrName,
            String nickname,
            String phone,
            Sex sex,
            String position,
            String organization,
            Lang lang) {}

    record NewKey(
            @Schema(required = true, maxLength = 255) String name,
            @Schema(description = EXPIRES_AT) Instant expiresAt) {}

    record Rotation(
            @Schema(description = GRACE, minimum = "0", maximum = "31536000")
            Integer graceSeconds) {}
}
