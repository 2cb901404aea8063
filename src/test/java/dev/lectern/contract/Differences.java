package dev.lectern.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedResponse;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ChangedSecurityRequirements;
import org.openapitools.openapidiff.core.model.schema.ChangedOneOfSchema;

/**
 * What a document breaks of a contract, and what it has beside it, a line each: {@code POST /v3/events: 201 application/json
 * eventId is string, not integer(int64)}. It is stricter than openapi-diff's own verdict, which forgives an answer that lacks a
 * field if that was not required, or a parameter that is gone.
 */
final class Differences {
    private final List<String> broken = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    static Differences between(ApiDocument contract, ApiDocument document) {
        Differences differences = new Differences();
        differences.compare(OpenApiCompare.fromSpecifications(contract.comparable(), document.comparable()));
        return differences;
    }

    List<String> broken() {
        return broken;
    }

    List<String> added() {
        return added;
    }

    private void compare(ChangedOpenApi change) {
        change.getMissingEndpoints()
                .forEach(endpoint -> broken.add(endpoint.getMethod() + " " + endpoint.getPathUrl() + ": is missing"));
        change.getNewEndpoints().forEach(endpoint -> added.add(endpoint.getMethod() + " " + endpoint.getPathUrl()));
        change.getChangedOperations().forEach(this::operation);
    }

    private void operation(ChangedOperation change) {
        String at = change.getHttpMethod() + " " + change.getPathUrl() + ":";
        parameters(at, change.getParameters());
        body(at, change.getRequestBody());
        responses(at, change.getApiResponses());
        security(at, change.getSecurityRequirements());
    }

    private void parameters(String at, ChangedParameters change) {
        if (change != null) {
            change.getMissing().forEach(parameter -> broken.add(at + " " + name(parameter) + " is missing"));
            change.getIncreased().forEach(parameter -> add(at, parameter));
            change.getChanged().forEach(parameter -> parameter(at, parameter));
        }
    }

    private void add(String at, Parameter parameter) {
        if (Boolean.TRUE.equals(parameter.getRequired())) {
            broken.add(at + " " + name(parameter) + " is required");
        } else {
            added.add(at + " " + name(parameter));
        }
    }

    private void parameter(String at, ChangedParameter change) {
        String name = name(change.getNewParameter());
        if (change.isChangeRequired()) {
            broken.add(at + " " + name + required(change.getNewParameter().getRequired()));
        }
        if (change.isChangeStyle() || change.isChangeExplode()) {
            broken.add(at + " " + name + " is written in another style");
        }
        schema(at + " " + name, change.getSchema());
    }

    private void body(String at, ChangedRequestBody change) {
        if (change == null) {
            return;
        }
        if (change.getNewRequestBody() == null) {
            broken.add(at + " body is missing");
        } else if (change.getOldRequestBody() == null) {
            added.add(at + " body");
        } else {
            if (change.isChangeRequired()) {
                broken.add(at + " body" + required(change.getNewRequestBody().getRequired()));
            }
            content(at + " body", change.getContent());
        }
    }

    private void responses(String at, ChangedApiResponse change) {
        if (change != null) {
            change.getMissing().keySet().forEach(status -> broken.add(at + " " + status + " is missing"));
            change.getIncreased().keySet().forEach(status -> added.add(at + " " + status));
            change.getChanged().forEach((status, response) -> response(at + " " + status, response));
        }
    }

    private void response(String at, ChangedResponse change) {
        ChangedHeaders headers = change.getHeaders();
        if (headers != null) {
            headers.getMissing().keySet().forEach(name -> broken.add(at + " header " + name + " is missing"));
            headers.getIncreased().keySet().forEach(name -> added.add(at + " header " + name));
            headers.getChanged().forEach((name, header) -> schema(at + " header " + name, header.getSchema()));
        }
        content(at, change.getContent());
    }

    private void security(String at, ChangedSecurityRequirements change) {
        if (change != null && (change.getMissing() != null || change.getIncreased() != null)) {
            broken.add(at + " is secured in another way");
        }
    }

    private void content(String at, ChangedContent change) {
        if (change != null) {
            change.getMissing().keySet().forEach(type -> broken.add(at + " " + type + " is missing"));
            change.getIncreased().keySet().forEach(type -> added.add(at + " " + type));
            change.getChanged().forEach((type, media) -> schema(at + " " + type, media.getSchema()));
        }
    }

    private void schema(String at, ChangedSchema change) {
        if (change == null) {
            return;
        }
        if (change.getOldSchema() == null || change.getNewSchema() == null || change.isChangedType()) {
            broken.add(at + " is " + type(change.getNewSchema()) + ", not " + type(change.getOldSchema()));
            return;
        }
        change.getMissingProperties().keySet().forEach(name -> broken.add(at + " " + name + " is missing"));
        change.getIncreasedProperties().keySet().forEach(name -> added.add(at + " " + name));
        requiredFields(at, change);
        choices(at, change.getEnumeration());
        limits(change).forEach((limit, changed) -> {
            if (changed != null && changed.isDifferent()) {
                broken.add(at + " has another " + limit);
            }
        });
        shapes(at, change.getOneOfSchema());
        schema(at + " []", change.getItems());
        schema(at + " {}", change.getAddProp());
        change.getChangedProperties().forEach((name, property) -> schema(at + " " + name, property));
    }

    /** An answer may promise more than its contract; a call may not ask for more. */
    private void requiredFields(String at, ChangedSchema change) {
        ChangedList<String> required = change.getRequired();
        if (required == null) {
            return;
        }
        required.getMissing().stream()
                .filter(name -> !change.getMissingProperties().containsKey(name))
                .forEach(name -> broken.add(at + " " + name + required(false)));
        if (change.getContext().isRequest()) {
            required.getIncreased().forEach(name -> broken.add(at + " " + name + required(true)));
        }
    }

    private void choices(String at, ChangedList<?> change) {
        if (change != null) {
            change.getMissing().forEach(choice -> broken.add(at + " is never " + choice));
            change.getIncreased().forEach(choice -> broken.add(at + " may be " + choice));
        }
    }

    private void shapes(String at, ChangedOneOfSchema change) {
        if (change != null) {
            change.getMissing().keySet().forEach(name -> broken.add(at + " is never a " + name));
            change.getIncreased().keySet().forEach(name -> broken.add(at + " may be a " + name));
            change.getChanged().forEach((name, shape) -> schema(at + " " + name, shape));
        }
    }

    private static Map<String, Changed> limits(ChangedSchema change) {
        Map<String, Changed> limits = new LinkedHashMap<>();
        limits.put("minLength", change.getMinLength());
        limits.put("maxLength", change.getMaxLength());
        limits.put("pattern", change.getPattern());
        limits.put("range", change.getNumericRange());
        limits.put("minItems", change.getMinItems());
        limits.put("maxItems", change.getMaxItems());
        limits.put("nullable", change.getNullable());
        limits.put("readOnly", change.getReadOnly());
        limits.put("writeOnly", change.getWriteOnly());
        return limits;
    }

    private static String name(Parameter parameter) {
        return parameter.getIn() + " " + parameter.getName();
    }

    private static String required(Boolean flag) {
        return Boolean.TRUE.equals(flag) ? " is required" : " is not required";
    }

    private static String type(Schema<?> schema) {
        return schema == null || schema.getType() == null && schema.getFormat() == null
                ? "anything"
                : String.join(
                        "",
                        Stream.of(schema.getType(), schema.getFormat() == null ? null : "(" + schema.getFormat() + ")")
                                .filter(part -> part != null)
                                .toList());
    }
}
