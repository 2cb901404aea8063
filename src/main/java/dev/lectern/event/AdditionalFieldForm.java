package dev.lectern.event;

import java.util.List;

import dev.lectern.web.FieldError;
import dev.lectern.web.input.Fields;

/** A question for those who register, as a caller gives it (E5). */
record AdditionalFieldForm(String label, Type type, List<String> values, String placeholder, boolean isRequired) {
    private static final int MAX = 50;
    private static final int MAX_LABEL = 255;
    private static final int MAX_VALUES = 100;
    private static final String NAME = "additionalFields";

    /** The types by their names in the API. */
    enum Type {
        text,
        radio
    }

    /** Reads all of an event's or session's; null when they are not given. */
    static List<AdditionalFieldForm> readAll(Fields in) {
        return in.list(NAME, AdditionalFieldForm::read).max(MAX).orNull();
    }

    private static AdditionalFieldForm read(Fields in) {
        String label = in.text("label").required().max(MAX_LABEL).orNull();
        Type type = in.choice(Type.class, "type").required().orNull();
        List<String> values = in.texts(MAX_LABEL, "values").max(MAX_VALUES).orEmpty().stream()
                .distinct()
                .toList();
        if (type == Type.radio && values.size() < 2 || type == Type.text && !values.isEmpty()) {
            in.reject("values", values.isEmpty() ? FieldError.ERROR_EMPTY : FieldError.ERROR_RANGE);
        }
        String placeholder = in.text("placeholder").max(MAX_LABEL).orNull();
        boolean isRequired = in.flag("isRequired").or(true);
        return new AdditionalFieldForm(label, type, values, placeholder, isRequired);
    }
}
