package dev.lectern.participation;

import dev.lectern.web.input.Fields;

/** The registration of one person. */
record RegisterForm(Registration registration, boolean isAutoEnter, boolean sendEmail) {
    static RegisterForm read(Fields in) {
        return new RegisterForm(
                Registration.read(in),
                in.flag("isAutoEnter").or(false),
                in.flag("sendEmail").or(true));
    }
}
