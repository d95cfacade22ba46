package io.agentaquarkus.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.PythonJson;

/** Templates are rendered as the original renders them, in every recorded case of the formats that are known. */
class TemplateCasesTest {

    private static final String FILE = "/golden/handlers/templates.cases.jsonl";

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<JsonNode> lines;
        try (InputStream in = TemplateCasesTest.class.getResourceAsStream(FILE)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(ExactJson::read).toList();
        }
        JsonNode context = lines.get(0).get("context");
        return lines.stream().skip(1).filter(one -> TemplateFormat.of(one.get("mode").textValue()).isPresent())
                .map(one -> DynamicTest.dynamicTest(one.get("name").textValue(),
                        () -> check(one, one.has("context") ? one.get("context") : context)));
    }

    private static void check(JsonNode one, JsonNode context) {
        JsonNode expected = one.get("expect");
        try {
            JsonNode rendered = render(one, context);
            assertTrue(!expected.has("error"), () -> "renders " + rendered);
            assertEquals(PythonJson.text(expected.has("text") ? expected.get("text") : expected.get("value")),
                    PythonJson.text(rendered));
        } catch (TemplateFailure failure) {
            assertFails(one, failure.type(), failure.getMessage());
        } catch (StructuredFailure failure) {
            assertFails(one, "StructuredRenderingError", failure.getMessage());
        }
    }

    private static void assertFails(JsonNode one, String type, String message) {
        assertTrue(one.get("expect").has("error"), () -> "fails with " + message);
        assertEquals(one.at("/expect/error/type").textValue(), type);
        if (!one.path("free_message").booleanValue()) {
            assertEquals(one.at("/expect/error/message").textValue(), message);
        }
    }

    private static JsonNode render(JsonNode one, JsonNode context) {
        TemplateFormat format = TemplateFormat.of(one.get("mode").textValue()).orElseThrow();
        if (one.has("template")) {
            return TextNode
                    .valueOf(format.render(one.get("template").textValue(), context));
        }
        StructuredRendering rendering = new StructuredRendering(format, context);
        return one.has("messages") ? rendering.messages(one.get("messages"))
                : rendering.json(one.get("json"), one.get("location").textValue());
    }
}
