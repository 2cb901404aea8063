package dev.lectern.landing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.lectern.event.AdditionalField;
import dev.lectern.participation.SelfRegistration;
import dev.lectern.web.FieldError;

/** Makes the fields of forms, with what was typed into them and what is wrong with that. */
final class Inputs {
    private final PageWords words;
    private final Typed typed;

    Inputs(PageWords words, Typed typed) {
        this.words = words;
        this.typed = typed;
    }

    /** Of a registration: name and e-mail, more about the person where entry is not free, and the event's questions (E1, R4). */
    List<Input> registration(boolean isFree, List<AdditionalField> questions) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(text("name", words.name(), "text", "given-name", true));
        if (!isFree) {
            inputs.add(text("secondName", words.secondName(), "text", "family-name", false));
        }
        inputs.add(text("email", words.email(), "email", "email", true));
        if (!isFree) {
            inputs.add(text("phone", words.phone(), "tel", "tel", false));
            inputs.add(text("organization", words.company(), "text", "organization", false));
            inputs.add(text("position", words.position(), "text", "organization-title", false));
        }
        questions.forEach(question -> inputs.add(question(question)));
        return inputs;
    }

    /** Of the step that asks for an event's password; it is never shown again. */
    Input password(boolean isWrong) {
        return new Input(
                "password",
                "password",
                words.password(),
                "password",
                "off",
                null,
                SelfRegistration.MAX_NAME,
                true,
                "",
                null,
                isWrong ? words.errorPassword() : null);
    }

    /** Of the step that asks what somebody wants to be called. */
    Input roomName() {
        return text("name", words.roomName(), "text", "name", true);
    }

    private Input text(String name, String label, String type, String autocomplete, boolean isRequired) {
        boolean isEmail = type.equals("email");
        return new Input(
                name,
                name,
                label,
                type,
                autocomplete,
                null,
                isEmail ? SelfRegistration.MAX_EMAIL : SelfRegistration.MAX_NAME,
                isRequired,
                typed.value(name),
                null,
                error(name, isEmail));
    }

    private Input question(AdditionalField field) {
        String id = "field-" + field.key();
        String name = Typed.question(field.key());
        return new Input(
                id,
                "additionalFields[%s]".formatted(field.key()),
                field.label(),
                "text",
                null,
                field.placeholder(),
                SelfRegistration.MAX_ANSWER,
                field.isRequired(),
                typed.value(name),
                field.values() == null ? null : choices(id, field.values(), typed.value(name)),
                error(name, false));
    }

    private static List<Choice> choices(String id, List<String> values, String chosen) {
        return IntStream.range(0, values.size())
                .mapToObj(i ->
                        new Choice(id + "-" + i, values.get(i), values.get(i).equals(chosen)))
                .toList();
    }

    private String error(String name, boolean isEmail) {
        FieldError error = typed.errors().get(name);
        return error == null ? null : Wording.error(words, error, isEmail);
    }
}
