package dev.lectern.web;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Gives ids in paths the values that they have in a new demo (O5), so that Swagger UI can be tried without looking them up: an open
 * day with its session, which has no questions for those who register. Only where nothing that exists is changed or deleted.
 */
final class PathExamples {
    private static final String ADMIN_API = "/admin/";
    private static final Map<String, Object> DEMO = Map.of(
            "userId", 1,
            "contactId", 1,
            "eventId", 2,
            "eventSessionId", 1,
            "id", 1);

    private PathExamples() {}

    static void addTo(Paths paths) {
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            if (leavesAllAsItIs(path, method)) {
                addTo(operation);
            }
        }));
    }

    private static boolean leavesAllAsItIs(String path, HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.POST && !path.startsWith(ADMIN_API);
    }

    private static void addTo(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                .filter(parameter -> DEMO.containsKey(parameter.getName()))
                .forEach(parameter -> parameter.setExample(DEMO.get(parameter.getName())));
    }
}
