package dev.lectern.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
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

    private final Components components;

    FormBodies(Components components) {
        this.components = components;
    }

    /** Adds both kinds of form before the JSON, with its first example. */
    void addTo(Content content) {
        MediaType json = content.getMediaType("application/json");
        String name = json.getSchema().getRef().substring(REF.length()) + SUFFIX;
        components.addSchema(name, form(json.getSchema()));
        MediaType form = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(name))
                .example(example(json));
        content.removeMediaType("application/json");
        content.addMediaType("application/x-www-form-urlencoded", form);
        content.addMediaType("multipart/form-data", form);
        content.addMediaType("application/json", json);
    }

    private Schema form(Schema body) {
        Schema form = OASFactory.createSchema().addType(SchemaType.OBJECT);
        properties(body).forEach((name, property) -> addFields(form, name, property));
        required(body).forEach(form::addRequired);
        return form;
    }

    private void addFields(Schema form, String name, Schema property) {
        Schema shape = shape(property);
        Map<String, Schema> members = properties(shape);
        if (!members.isEmpty()) {
            members.forEach((member, value) -> addFields(form, name + "[" + member + "]", value));
        } else if (shape.getItems() == null) {
            form.addProperty(name, property);
        } else if (properties(shape.getItems()).isEmpty()) {
            form.addProperty(name + "[]", property);
        } else {
            addFields(form, name + "[0]", shape.getItems());
        }
    }

    /** What a reference means, and of several shapes the first. */
    private Schema shape(Schema schema) {
        if (schema.getRef() != null) {
            return shape(components.getSchemas().get(schema.getRef().substring(REF.length())));
        }
        return schema.getOneOf() == null ? schema : shape(schema.getOneOf().get(0));
    }

    private Map<String, Schema> properties(Schema schema) {
        Schema shape = shape(schema);
        Map<String, Schema> properties = new LinkedHashMap<>();
        parts(shape).forEach(part -> properties.putAll(properties(part)));
        if (shape.getProperties() != null) {
            properties.putAll(shape.getProperties());
        }
        return properties;
    }

    private Set<String> required(Schema schema) {
        Schema shape = shape(schema);
        Set<String> required = new LinkedHashSet<>();
        parts(shape).forEach(part -> required.addAll(required(part)));
        if (shape.getRequired() != null) {
            required.addAll(shape.getRequired());
        }
        return required;
    }

    private static List<Schema> parts(Schema schema) {
        return schema.getAllOf() == null ? List.of() : schema.getAllOf();
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
            fields.put(name + "[]", new ArrayList<>(list));
        } else {
            fields.put(name, value);
        }
    }
}
