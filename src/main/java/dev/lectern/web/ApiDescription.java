package dev.lectern.web;

import java.util.List;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to the OpenAPI document, while it is built, what all endpoints of an API have in common, so that {@code
 * META-INF/openapi.yaml} says only what is special: who may ask, how each refusal looks, and that every body of {@code /v3} may
 * as well be a form (W3), and that every POST and PUT there can be repeated (R6).
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    private static final String USER_API = "/v3/";
    private static final String ADMIN_API = "/admin/v1/";
    private static final String CONTENT = "/v2/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(ApiDescription::referPlainly);
        PathExamples.addTo(document.getPaths());
        FormBodies forms = new FormBodies(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(path, method, operation, forms)));
    }

    /** What the scanner takes for a text or a list, and META-INF for something by name, would else be both. */
    private static void referPlainly(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
            schema.setItems(null);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(ApiDescription::referPlainly);
        }
        if (schema.getItems() != null) {
            referPlainly(schema.getItems());
        }
    }

    private static void describe(String path, HttpMethod method, Operation operation, FormBodies forms) {
        if (operation.getResponses().hasAPIResponse("201")) {
            // The scanner does not know @ResponseStatus.
            operation.getResponses().removeAPIResponse("200");
        }
        if (operation.getResponses().hasAPIResponse("204")) {
            // It takes every POST for one that makes something.
            operation.getResponses().removeAPIResponse("201");
        }
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .filter(content -> content.getSchema() != null)
                .forEach(content -> referPlainly(content.getSchema()));
        if (path.startsWith(USER_API)) {
            secure(operation, "apiKey");
            refuse(operation, "400", "BadRequest");
            addRefusals(path, operation);
            refuse(operation, "503", "Unavailable");
            if (method == HttpMethod.POST || method == HttpMethod.PUT) {
                addIdempotencyKey(operation);
            }
            if (operation.getRequestBody() != null) {
                forms.addWhereJson(operation.getRequestBody().getContent());
            }
        } else if (path.startsWith(ADMIN_API)) {
            secure(operation, "adminToken");
            addRefusals(path, operation);
            if (takesParameters(operation)) {
                refuse(operation, "400", "BadRequest");
            }
        } else if (path.startsWith(CONTENT)) {
            // The scanner takes whatever a resource answers for JSON.
            operation.getResponses().getAPIResponse("200").getContent().removeMediaType("application/json");
            refuse(operation, "404", "NotFound");
            refuse(operation, "500", "ServerError");
        }
    }

    private static void addRefusals(String path, Operation operation) {
        refuse(operation, "401", "Unauthorized");
        if (path.contains("{")) {
            refuse(operation, "404", "NotFound");
        }
        RequestBody body = operation.getRequestBody();
        if (body != null) {
            refuse(operation, "408", "RequestTimeout");
            refuse(operation, "413", "TooLarge");
            refuse(operation, "415", "UnsupportedMediaType");
        }
        refuse(operation, "500", "ServerError");
    }

    private static void addIdempotencyKey(Operation operation) {
        operation.addParameter(OASFactory.createParameter().ref("idempotencyKey"));
        refuse(operation, "409", "Conflict");
        refuse(operation, "422", "Unprocessable");
    }

    private static boolean takesParameters(Operation operation) {
        return operation.getRequestBody() != null
                || operation.getParameters() != null
                        && operation.getParameters().stream().anyMatch(parameter -> parameter.getRef() != null);
    }

    private static void secure(Operation operation, String scheme) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(scheme)));
    }

    private static void refuse(Operation operation, String status, String response) {
        APIResponses responses = operation.getResponses();
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
        }
    }
}
