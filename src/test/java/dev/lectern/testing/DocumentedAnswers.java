package dev.lectern.testing;

import java.nio.file.Path;
import java.util.stream.Collectors;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Fails a test whose answer is not as {@code openapi/documented.yaml} promises: its status, its fields, their types and how dates look.
 * Fields beside the documented ones are let through, and endpoints that Lectern adds.
 */
final class DocumentedAnswers implements Filter {
    private static final String PROBLEM = "application/problem+json";
    private static final OpenApiInteractionValidator CONTRACT = OpenApiInteractionValidator.createForSpecificationUrl(
                    Path.of("openapi", "documented.yaml").toUri().toString())
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                    .withLevel("validation.request.path.missing", Level.IGNORE)
                    .withLevel("validation.request.operation.notAllowed", Level.IGNORE)
                    .build())
            .build();

    @Override
    public Response filter(
            FilterableRequestSpecification call, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(call, expected);
        String differences = differences(call.getMethod(), call.getDerivedPath(), answer);
        if (!differences.isEmpty()) {
            throw new AssertionError(call.getMethod() + " " + call.getDerivedPath() + " answers " + answer.statusCode()
                    + ", which is not as openapi/documented.yaml says: " + differences);
        }
        return answer;
    }

    /** What is wrong with an answer, empty if nothing is. */
    static String differences(String method, String path, Response answer) {
        ValidationReport report = PROBLEM.equals(answer.contentType())
                ? ValidationReport.empty()
                : CONTRACT.validateResponse(path, Method.valueOf(method), RestAssuredResponse.of(answer));
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(ValidationReport.Message::getMessage)
                .collect(Collectors.joining("; "));
    }
}
