package dev.lectern.landing;

import java.util.Map;

import dev.lectern.participation.SelfRegistration;
import dev.lectern.web.input.Fields;

/** A registration as a page sends it. */
record RegistrationForm(SelfRegistration registration, Map<String, String> typed) {
    static RegistrationForm read(Fields in) {
        return new RegistrationForm(SelfRegistration.read(in), Typed.read(in));
    }
}
