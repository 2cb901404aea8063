package dev.lectern.web;

import java.util.Map;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What all endpoints share in the OpenAPI document: who may ask, pages, and how each refusal looks. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Lectern",
                        version = "3",
                        description = "A self-hosted webinar back office that speaks the webinar.ru User API v3.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        tags = {
            @Tag(name = "organization", description = "The key's organization, its people, and time zones"),
            @Tag(name = "admin", description = "Organizations, members and keys, for the operator of the installation")
        },
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = ApiDescription.API_KEY,
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.HEADER,
                                    apiKeyName = "x-auth-token",
                                    description = "A key of an organization; HelloWorld in the demo."),
                            @SecurityScheme(
                                    securitySchemeName = ApiDescription.ADMIN_TOKEN,
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "LECTERN_ADMIN_TOKEN; demo-admin in the demo.")
                        },
                        parameters = {
                            @Parameter(
                                    name = ApiDescription.PAGE,
                                    in = ParameterIn.QUERY,
                                    description = "The page, from 1. With neither page nor perPage, the whole list.",
                                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1")),
                            @Parameter(
                                    name = ApiDescription.PER_PAGE,
                                    in = ParameterIn.QUERY,
                                    description = "Rows a page.",
                                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                        },
                        schemas = @Schema(name = "Error", implementation = ApiDescription.ErrorBody.class),
                        responses = {
                            @APIResponse(
                                    name = ApiDescription.BAD_REQUEST,
                                    description = "Parameters are wrong; all of them are named",
                                    content =
                                            @Content(
                                                    mediaType = MediaType.APPLICATION_JSON,
                                                    schema = @Schema(ref = "Error"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "fields",
                                                                    value = ApiDescription.FIELDS_EXAMPLE))),
                            @APIResponse(
                                    name = ApiDescription.NO_KEY,
                                    description = "x-auth-token is missing, or parameters are wrong",
                                    content =
                                            @Content(
                                                    mediaType = MediaType.APPLICATION_JSON,
                                                    schema = @Schema(ref = "Error"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "key",
                                                                    value = ApiDescription.NO_KEY_EXAMPLE))),
                            @APIResponse(
                                    name = ApiDescription.UNAUTHORIZED,
                                    description = "The key or the token is unknown, revoked or expired",
                                    content =
                                            @Content(
                                                    mediaType = MediaType.APPLICATION_JSON,
                                                    schema = @Schema(ref = "Error"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "key",
                                                                    value = ApiDescription.UNAUTHORIZED_EXAMPLE))),
                            @APIResponse(
                                    name = ApiDescription.NOT_FOUND,
                                    description = "There is none, or it is another organization's",
                                    content =
                                            @Content(
                                                    mediaType = MediaType.APPLICATION_JSON,
                                                    schema = @Schema(ref = "Error"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "id",
                                                                    value = ApiDescription.NOT_FOUND_EXAMPLE))),
                            @APIResponse(
                                    name = ApiDescription.CONFLICT,
                                    description = "It is there already, or a rule of its owner forbids it",
                                    content =
                                            @Content(
                                                    mediaType = MediaType.APPLICATION_JSON,
                                                    schema = @Schema(ref = "Error"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "alias",
                                                                    value = ApiDescription.CONFLICT_EXAMPLE))),
                            @APIResponse(
                                    name = ApiDescription.UNSUPPORTED,
                                    description = "The body's content type is not accepted",
                                    content =
                                            @Content(
                                                    mediaType = MediaType.APPLICATION_JSON,
                                                    schema = @Schema(ref = "Error"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "type",
                                                                    value = ApiDescription.UNSUPPORTED_EXAMPLE)))
                        }))
public final class ApiDescription {
    /** The security scheme of {@code /v3}. */
    public static final String API_KEY = "apiKey";
    /** The security scheme of {@code /admin/v1}. */
    public static final String ADMIN_TOKEN = "adminToken";

    /** The parameters of W13, by reference. */
    public static final String PAGE = "page";

    public static final String PER_PAGE = "perPage";

    /** Refusals, by reference. */
    public static final String BAD_REQUEST = "BadRequest";

    public static final String NO_KEY = "NoKey";
    public static final String UNAUTHORIZED = "Unauthorized";
    public static final String NOT_FOUND = "NotFound";
    public static final String CONFLICT = "Conflict";
    public static final String UNSUPPORTED = "UnsupportedMediaType";

    static final String FIELDS_EXAMPLE = """
            {"error":{"code":400,"message":"ERROR_BAD_REQUEST","fieldErrors":{"name":"ERROR_EMPTY"}}}""";
    static final String NO_KEY_EXAMPLE = """
            {"error":{"code":400,"message":"Header x-auth-token is missing"}}""";
    static final String UNAUTHORIZED_EXAMPLE = """
            {"error":{"code":401,"message":"The key in x-auth-token is unknown or has expired"}}""";
    static final String NOT_FOUND_EXAMPLE = """
            {"error":{"code":404,"message":"Event 7 not found"}}""";
    static final String CONFLICT_EXAMPLE = """
            {"error":{"code":409,"message":"Alias school is in use"}}""";
    static final String UNSUPPORTED_EXAMPLE = """
            {"error":{"code":415,"message":"Unsupported Media Type"}}""";

    private ApiDescription() {}

    /** The body of every refusal (W10), for the document only. */
    record ErrorBody(ErrorDetail error) {}

    @Schema(name = "ErrorDetail")
    record ErrorDetail(int code, String message, Map<String, FieldError> fieldErrors) {}
}
