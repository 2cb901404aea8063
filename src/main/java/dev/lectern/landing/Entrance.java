package dev.lectern.landing;

import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.event.Passwords;
import dev.lectern.event.RegistrationTargets;
import dev.lectern.participation.SelfRegistration;
import dev.lectern.participation.SelfRegistrations;
import dev.lectern.participation.SelfRegistrations.Outcome;
import dev.lectern.web.input.Draft;
import io.smallrye.mutiny.Uni;

/** Lets people in who come without a personal link: by the password where one is asked for, then by registration. */
@ApplicationScoped
class Entrance {
    private final RegistrationTargets targets;
    private final SelfRegistrations registrations;
    private final Passwords passwords;
    private final PasswordBrake brake;

    Entrance(RegistrationTargets targets, SelfRegistrations registrations, Passwords passwords, PasswordBrake brake) {
        this.targets = targets;
        this.registrations = registrations;
        this.passwords = passwords;
        this.brake = brake;
    }

    /** Whether this is the password; {@link dev.lectern.web.TooManyRequests} where too many were not. */
    Uni<Boolean> knows(Landing landing, String password, String address) {
        return landing.needsPassword()
                ? brake.guess(landing, address, () -> passwords.matches(password, landing.passwordHash()))
                : Uni.createFrom().item(true);
    }

    /** Registers somebody for what the address names. */
    Uni<Outcome> register(Landing landing, Draft<SelfRegistration> draft, String referrer) {
        return registrations.register(
                () -> landing.isSession()
                        ? targets.session(landing.caller(), landing.sessionId())
                        : targets.series(landing.caller(), landing.eventId()),
                draft,
                referrer);
    }
}
