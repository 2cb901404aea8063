package dev.lectern.participation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lectern.event.AdditionalField;
import dev.lectern.web.FieldError;

/** What an event asks of those who register (R4). Answers to questions that it does not ask are ignored. */
record Questions(List<AdditionalField> fields) {
    /** What is wrong with these answers, by field: a required one is missing, or a radio's is none of its values. */
    Map<String, FieldError> check(Map<String, String> answers) {
        Map<String, FieldError> errors = new LinkedHashMap<>();
        for (AdditionalField field : fields) {
            String answer = answers.getOrDefault(field.key(), "");
            if (answer.isEmpty() && field.isRequired()) {
                errors.put("additionalFields." + field.key(), FieldError.ERROR_BLANK);
            } else if (!answer.isEmpty()
                    && field.values() != null
                    && !field.values().contains(answer)) {
                errors.put("additionalFields." + field.key(), FieldError.ERROR_CHOICE);
            }
        }
        return errors;
    }

    /** The questions that were answered, with the answers, in the order of the questions. */
    List<Answer> answered(Map<String, String> answers) {
        return fields.stream()
                .filter(field -> !answers.getOrDefault(field.key(), "").isEmpty())
                .map(field -> new Answer(field.key(), field.label(), field.type(), answers.get(field.key())))
                .toList();
    }
}
