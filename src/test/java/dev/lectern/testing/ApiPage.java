package dev.lectern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Swagger UI in somebody's browser, used by clicking and typing. It remembers which operations were executed. */
public final class ApiPage {
    private final Page page;
    private final Map<String, String> operationIds = operationIds();
    private final Set<String> tried = new TreeSet<>();

    private ApiPage(Page page) {
        this.page = page;
    }

    /** Opens the page and waits for its operations. */
    public static ApiPage open(Visitor visitor) {
        Page page = visitor.open("/q/swagger-ui/");
        page.locator(".opblock").first().waitFor();
        return new ApiPage(page);
    }

    /** Gives the page a key for the user API and a token for the admin API. */
    public void authorize(String key, String token) {
        page.locator(".auth-wrapper .authorize").first().click();
        enter("apiKey", key);
        enter("adminToken", token);
        page.locator(".modal-ux .close-modal").click();
    }

    private void enter(String scheme, String value) {
        Locator form = page.locator(".modal-ux form")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(scheme, new Page.GetByTextOptions().setExact(true))));
        form.locator("input").fill(value);
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply credentials"))
                .click();
    }

    /** The names of the groups, from the top. */
    public List<String> groups() {
        return page.locator(".opblock-tag").all().stream()
                .map(group -> group.getAttribute("data-tag"))
                .toList();
    }

    /** Opens an operation, {@code POST /v3/events}, as it stands in the document. */
    public ApiOperation operation(String methodAndPath) {
        tried.add(methodAndPath);
        return ApiOperation.expand(page.locator(".opblock[id$='-%s']".formatted(operationIds.get(methodAndPath))));
    }

    /** Operations that were opened, as {@link #operation} names them. */
    public Set<String> tried() {
        return tried;
    }

    /** All operations of the checked-in document, as {@link #operation} names them. */
    public Set<String> documented() {
        return operationIds.keySet();
    }

    private static Map<String, String> operationIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> ids.put(
                        method.getKey().toUpperCase() + " " + path.getKey(),
                        method.getValue().path("operationId").asText())));
        return ids;
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Files.readString(Path.of("openapi", "lectern.yaml")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
