package dev.lectern.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Encoding;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes a JSON body as the form that says the same (W4): every parameter under its flat name, {@code
 * startsAt[date][year]}, because that is what tools can make input fields of and send as it stands.
 */
final class FormBodies {
    private static final String REF = "#/components/schemas/";
    private static final String SUFFIX = "Fields";
    private static final String LIST = "[]";
    private static final String EMPTY = "x-empty";

    private final Components components;

    FormBodies(Components components) {
        this.components = components;
    }

    /**
     * Adds both kinds of form after the JSON, filled in as its first example; nothing to an upload, which has no JSON. Generators
     * of clients take the first: a body of one type is of more use to them than fifty parameters.
     */
    void addWhereJson(Content content) {
        if (content.hasMediaType("application/json")) {
            addTo(content, content.getMediaType("application/json"));
        }
    }

    private void addTo(Content content, MediaType json) {
        String name = json.getSchema().getRef().substring(REF.length()) + SUFFIX;
        Map<String, Object> example = example(json);
        components.addSchema(name, form(json.getSchema(), example));
        MediaType form = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(name))
                .example(example);
        components.getSchemas().get(name).getProperties().keySet().stream()
                .filter(field -> field.endsWith(LIST))
                .forEach(field -> form.addEncoding(field, repeated()));
        content.addMediaType("application/x-www-form-urlencoded", form);
        content.addMediaType("multipart/form-data", form);
    }

    /** An entry a parameter, where tools would otherwise join them with commas. */
    private static Encoding repeated() {
        return OASFactory.createEncoding().style(Encoding.Style.FORM).explode(true);
    }

    private Schema form(Schema body, Map<String, Object> example) {
        Schema form = OASFactory.createSchema().addType(SchemaType.OBJECT);
        Set<String> required = required(body);
        properties(body).forEach((name, property) -> addFields(form, name, property, required.contains(name), example));
        return form;
    }

    private void addFields(Schema form, String name, Schema property, boolean required, Map<String, Object> example) {
        Map<String, Schema> members = properties(property);
        Schema items = property.getItems();
        if (!members.isEmpty()) {
            plainly(property).ifPresent(text -> form.addProperty(name, filled(text, example.get(name))));
            Set<String> requiredMembers = required ? required(property) : Set.of();
            members.forEach((member, value) ->
                    addFields(form, name + "[" + member + "]", value, requiredMembers.contains(member), example));
        } else if (property.getAdditionalPropertiesSchema() != null) {
            example.keySet().stream()
                    .filter(key -> key.startsWith(name + "["))
                    .forEach(key ->
                            form.addProperty(key, filled(property.getAdditionalPropertiesSchema(), example.get(key))));
        } else if (items == null) {
            addField(form, name, filled(property, example.get(name)), required);
        } else if (properties(items).isEmpty()) {
            String list = name + LIST;
            addField(form, list, filled(property, example.getOrDefault(list, List.of())), required);
        } else {
            addFields(form, name + "[0]", items, required, example);
        }
    }

    private static void addField(Schema form, String name, Schema field, boolean required) {
        form.addProperty(name, field);
        if (required) {
            form.addRequired(name);
        }
    }

    /** With the value of the example, or marked to be left empty: Swagger UI would invent one, and send it. */
    private static Schema filled(Schema property, Object value) {
        Schema field = OASFactory.createSchema();
        field.setAll(property.getAll());
        field.setRef(property.getRef());
        field.setExtensions(property.getExtensions());
        if (value == null) {
            field.set("example", null);
            field.addExtension(EMPTY, true);
        } else {
            field.set("example", value);
        }
        return field;
    }

    private Map<String, Schema> properties(Schema schema) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        parts(schema).forEach(part -> properties.putAll(properties(part)));
        if (schema.getProperties() != null) {
            properties.putAll(schema.getProperties());
        }
        return properties;
    }

    private Set<String> required(Schema schema) {
        Set<String> required = new LinkedHashSet<>();
        parts(schema).forEach(part -> required.addAll(required(part)));
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        return required;
    }

    /** Of what may be written in parts or as one value the latter: {@code startsAt=2030-04-02 19:00} (W7). */
    private Optional<Schema> plainly(Schema schema) {
        return Stream.ofNullable(resolved(schema).getOneOf())
                .flatMap(List::stream)
                .map(this::resolved)
                .filter(shape -> properties(shape).isEmpty())
                .findFirst();
    }

    private Schema resolved(Schema schema) {
        return schema.getRef() == null
                ? schema
                : components.getSchemas().get(schema.getRef().substring(REF.length()));
    }

    /** What else belongs to a schema: what it refers to or extends, and of several shapes the first. */
    private List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getRef() != null) {
            parts.add(resolved(schema));
        }
        if (schema.getAllOf() != null) {
            parts.addAll(schema.getAllOf());
        }
        if (schema.getOneOf() != null) {
            parts.add(schema.getOneOf().get(0));
        }
        return parts;
    }

    private static Map<String, Object> example(MediaType json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Object value = json.getExamples().values().iterator().next().getValue();
        ((Map<?, ?>) value).forEach((name, member) -> addExample(fields, name.toString(), member));
        return fields;
    }

    private static void addExample(Map<String, Object> fields, String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((member, inner) -> addExample(fields, name + "[" + member + "]", inner));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            addExample(fields, name + "[0]", list.get(0));
        } else if (value instanceof List<?> list) {
            fields.put(name + LIST, new ArrayList<>(list));
        } else {
            fields.put(name, value);
        }
    }
}
