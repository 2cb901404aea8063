package dev.lectern.testing;

import java.nio.file.Path;

import com.microsoft.playwright.Locator;
import io.restassured.path.json.JsonPath;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An operation of Swagger UI that is open to be tried: its fields as they stand there, and the answer. */
public final class ApiOperation {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";

    private final Locator block;

    private ApiOperation(Locator block) {
        this.block = block;
    }

    static ApiOperation expand(Locator block) {
        block.locator(".opblock-summary-control").click();
        block.locator(".execute").waitFor();
        if (block.locator(".btn-clear").isVisible()) {
            block.locator(".btn-clear").click();
        }
        return new ApiOperation(block);
    }

    /** Types a parameter of the path, the query or a header. */
    public ApiOperation parameter(String name, Object value) {
        fill(block.locator("tr[data-param-name='%s']".formatted(name)), value.toString());
        return this;
    }

    /** Fills in the entries of a parameter that is a list. */
    public ApiOperation parameters(String name, Object... values) {
        fillList(block.locator("tr[data-param-name='%s']".formatted(name)), values);
        return this;
    }

    /** Wants to send the body as a form, whose fields come filled in as the document's example. */
    public ApiOperation form() {
        return body(FORM);
    }

    /** As {@link #form}, in the encoding that forms with files have. */
    public ApiOperation multipart() {
        return body(MULTIPART);
    }

    /** Types the body. */
    public ApiOperation json(String body) {
        body(JSON);
        block.locator("textarea.body-param__text").fill(body);
        return this;
    }

    /** Types a field of the form, by the name it has on the wire, or chooses it where there is a choice. */
    public ApiOperation field(String name, Object value) {
        fill(row(name), value.toString());
        return this;
    }

    /** Makes these the entries of a field that is a list, {@code tags[]}. */
    public ApiOperation list(String name, Object... values) {
        fillList(row(name), values);
        return this;
    }

    /** Chooses a file. */
    public ApiOperation file(String name, Path file) {
        block.page()
                .waitForFileChooser(() -> row(name).locator("input[type=file]").click())
                .setFiles(file);
        return this;
    }

    /** Presses the button, waits for the status, and closes the operation again. */
    public Answer execute(int status) {
        block.locator(".execute").click();
        Locator answer = block.locator(".live-responses-table");
        Locator shown = answer.locator("tbody .response-col_status").first();
        shown.waitFor();
        assertThat(shown.innerText()).as(() -> answer.innerText()).startsWith(Integer.toString(status));
        return new Answer(block);
    }

    /** As {@link #execute}, of the body alone. */
    public JsonPath answers(int status) {
        Answer answer = execute(status);
        JsonPath body = answer.body();
        answer.close();
        return body;
    }

    /** As {@link #execute}, of an answer that has no body. */
    public void isDone() {
        execute(204).close();
    }

    private ApiOperation body(String type) {
        block.locator("select[aria-label='Request content type']").selectOption(type);
        return this;
    }

    private Locator row(String name) {
        return block.locator("tr[data-property-name='%s']".formatted(name));
    }

    private static void fill(Locator row, String value) {
        Locator input = row.locator("td:last-child")
                .locator("input:not([type=checkbox]), textarea, select")
                .last();
        if (input.evaluate("input => input.tagName").equals("SELECT")) {
            input.selectOption(value);
        } else {
            input.fill(value);
        }
    }

    private static void fillList(Locator row, Object... values) {
        Locator entries = row.locator(".json-schema-form-item input");
        while (entries.count() > values.length) {
            row.locator(".json-schema-form-item-remove").last().click();
        }
        while (entries.count() < values.length) {
            row.locator(".json-schema-form-item-add").click();
        }
        for (int i = 0; i < values.length; i++) {
            entries.nth(i).fill(values[i].toString());
        }
    }

    /** What the page shows after a call. */
    public record Answer(Locator block) {
        /** The body as it is displayed. */
        public JsonPath body() {
            return JsonPath.from(
                    block.locator(".live-responses-table .highlight-code pre").innerText());
        }

        /** The command that would have sent the same. */
        public String curl() {
            return block.locator(".curl-command pre").innerText();
        }

        /** The picture that was answered. */
        public Locator picture() {
            return block.locator(".live-responses-table img");
        }

        /** Closes the operation; what was filled in is kept by the page. */
        public void close() {
            block.locator(".opblock-summary-control").click();
            assertThat(block.locator(".execute")).isHidden();
        }
    }
}
