package dev.lectern.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Fails a test whose call of {@code /v3} is not as {@link Promises} say: its answer always, and its request if that is answered by
 * 2xx, as refused ones may be wrong on purpose. What a test asks beyond them it says by {@link Leniency}.
 */
final class ContractFilter implements Filter {
    private static final int BAD_REQUEST = 400;
    private static final List<String> HEADERS = List.of("x-auth-token", "Idempotency-Key");
    private static final List<Integer> REFUSED = List.of(400, 401, 404, 405);
    private static final Promises PROMISES = new Promises();

    @Override
    public Response filter(
            FilterableRequestSpecification call, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(call, expected);
        String differences = path(call).matches("/v3(/.*)?") ? differences(call, answer) : "";
        if (!differences.isEmpty()) {
            throw new AssertionError("%s %s answered %d is not as openapi/documented.yaml says: %s"
                    .formatted(call.getMethod(), path(call), answer.statusCode(), differences));
        }
        return answer;
    }

    /** What is wrong with a call, on one line; empty if nothing is. */
    static String differences(FilterableRequestSpecification call, Response answer) {
        Optional<ApiOperation> operation = PROMISES.operation(call.getMethod(), path(call));
        if (operation.isEmpty()) {
            return undocumented(answer);
        }
        ValidationReport report = PROMISES.validator()
                .validateResponse(
                        path(call),
                        Method.valueOf(call.getMethod()),
                        ProblemDocument.isOne(answer)
                                ? ProblemDocument.asError(answer, answer.statusCode())
                                : RestAssuredResponse.of(answer));
        return answer.statusCode() / 100 == 2 ? lines(report.merge(request(call, operation.get()))) : lines(report);
    }

    private static ValidationReport request(FilterableRequestSpecification call, ApiOperation operation) {
        Optional<String> wrongType = wrongMediaType(call, operation);
        if (wrongType.isPresent()) {
            return ValidationReport.singleton(
                    new MessageResolver().create("validation.request.contentType.notAllowed", wrongType.get()));
        }
        JsonNode documented = PROMISES.parameters(operation);
        ObjectNode sent = SentParameters.of(call);
        Leniency.apply(sent, documented.path("properties"), call);
        SimpleRequest.Builder request = new SimpleRequest.Builder(call.getMethod(), path(call))
                .withContentType("application/json")
                .withBody(DocumentedTypes.read(sent, documented).toString());
        HEADERS.stream()
                .filter(call.getHeaders()::hasHeaderWithName)
                .forEach(name -> request.withHeader(name, call.getHeaders().getValues(name)));
        return PROMISES.validator().validateRequest(request.build());
    }

    private static Optional<String> wrongMediaType(FilterableRequestSpecification call, ApiOperation operation) {
        String type = SentParameters.mediaType(call);
        List<String> documented = PROMISES.mediaTypes(operation);
        return documented.isEmpty() || documented.contains(type)
                ? Optional.empty()
                : Optional.of("the body is " + type + ", not one of " + documented);
    }

    /** Where the contract has nothing there is nothing: a refusal, in the shape that all have (W2, W10). */
    private static String undocumented(Response answer) {
        if (!REFUSED.contains(answer.statusCode())) {
            return "there is no such operation";
        }
        return lines(PROMISES.validator()
                .validateResponse(
                        "/v3/organization/members",
                        Method.GET,
                        ProblemDocument.isOne(answer)
                                ? ProblemDocument.asError(answer, BAD_REQUEST)
                                : new SimpleResponse.Builder(BAD_REQUEST)
                                        .withContentType(answer.contentType())
                                        .withBody(answer.asByteArray())
                                        .build()));
    }

    private static String lines(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getMessage().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
    }

    private static String path(FilterableRequestSpecification call) {
        return call.getURI().replaceFirst("(?s)[?#].*", "").replaceFirst("^https?://[^/]*", "");
    }
}
