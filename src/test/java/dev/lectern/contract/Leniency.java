package dev.lectern.contract;

import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * All that Lectern takes beyond the contract's schemas, by the rules of docs/decisions.md; such parameters are not looked at. What is not
 * for every call a test asks for: {@code request().filter(UNKNOWN_PARAMETERS)}.
 */
public enum Leniency implements Filter {
    /** An empty text is not given (W6, W7), or takes away what there was (C2, E3, E4). */
    EMPTY_TEXTS(true) {
        @Override
        boolean covers(Map.Entry<String, JsonNode> parameter, JsonNode documented) {
            return parameter.getValue().isTextual()
                    && parameter.getValue().textValue().isBlank();
        }
    },
    /** A time zone may be named as IANA does (E2). */
    ZONE_NAMES(true) {
        @Override
        boolean covers(Map.Entry<String, JsonNode> parameter, JsonNode documented) {
            return DocumentedTypes.documentedName(parameter.getKey(), documented)
                            .equals("timezone")
                    && parameter.getValue().asText().matches("\\w+(/\\w+)+");
        }
    },
    /** Parameters that the operation does not know are ignored (W5), and so are those that it cannot change (C2). */
    UNKNOWN_PARAMETERS(false) {
        @Override
        boolean covers(Map.Entry<String, JsonNode> parameter, JsonNode documented) {
            return !documented.has(DocumentedTypes.documentedName(parameter.getKey(), documented));
        }
    },
    /** Rows of an invitation that are wrong are skipped (R5): only the first is looked at. */
    WRONG_ROWS(false) {
        @Override
        boolean covers(Map.Entry<String, JsonNode> parameter, JsonNode documented) {
            if (parameter.getKey().equals("users") && parameter.getValue() instanceof ObjectNode rows) {
                rows.retain("0");
            }
            return false;
        }
    };

    private final boolean isForEveryCall;

    Leniency(boolean isForEveryCall) {
        this.isForEveryCall = isForEveryCall;
    }

    abstract boolean covers(Map.Entry<String, JsonNode> parameter, JsonNode documented);

    /** Leaves out what one of those that hold for the call covers. */
    static void apply(ObjectNode parameters, JsonNode documented, FilterableRequestSpecification call) {
        parameters.properties().removeIf(parameter -> Stream.of(values())
                .filter(leniency ->
                        leniency.isForEveryCall || call.getDefinedFilters().contains(leniency))
                .anyMatch(leniency -> leniency.covers(parameter, documented)));
    }

    @Override
    public Response filter(
            FilterableRequestSpecification call, FilterableResponseSpecification expected, FilterContext context) {
        return context.next(call, expected);
    }
}
