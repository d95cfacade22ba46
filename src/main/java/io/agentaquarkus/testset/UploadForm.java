package io.agentaquarkus.testset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Header;

/**
 * The form that a file is sent with. What is left empty counts as not sent.
 *
 * @param header without flags
 */
record UploadForm(Path file, FileType type, String slug, Header header, boolean includesTestcases) {

    /** Fails with 422 or 400 when the form is not as it should be. */
    static UploadForm read(MultipartFormDataInput input, ModelContract contract) {
        Map<String, Collection<FormValue>> values = input == null ? Map.of() : input.getValues();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        values.forEach((name, given) -> given.stream().filter(value -> !value.isFileItem())
                .forEach(value -> fields.put(name, value.getValue())));
        Path file = file(values.getOrDefault("file", List.of()));
        contract.require("TestsetFileForm", fields, "body");
        ObjectNode testset = testset(fields);
        contract.require("SimpleTestsetCreate", testset, "body", "testset");
        return new UploadForm(file, FileType.of(text(fields, "file_type")), text(testset, "slug"),
                new Header(text(testset, "name"), text(testset, "description"), null, testset.get("tags"), testset.get("meta")),
                fields.path("include_testcases").asBoolean(true));
    }

    private static Path file(Collection<FormValue> values) {
        for (FormValue value : values) {
            if (!value.isFileItem()) {
                throw refused("value_error", "Value error, Expected UploadFile, received: <class 'str'>", value.getValue(),
                        Map.of("ctx", Map.of("error", Map.of())));
            }
            return value.getFileItem().getFile();
        }
        throw refused("missing", "Field required", NullNode.instance, Map.of());
    }

    private static Problem refused(String type, String message, Object input, Map<String, ?> context) {
        Map<String, Object> violation = new java.util.LinkedHashMap<>();
        violation.put("type", type);
        violation.put("loc", List.of("body", "file"));
        violation.put("msg", message);
        violation.put("input", input);
        violation.putAll(context);
        return new Problem(422, List.of(violation));
    }

    /** The fields that describe the testset, under their names in JSON requests. */
    private static ObjectNode testset(ObjectNode fields) {
        ObjectNode testset = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("slug", "name", "description", "tags", "meta")) {
            String text = text(fields, "testset_" + member);
            if (text != null) {
                boolean isJson = member.equals("tags") || member.equals("meta");
                testset.set(member, isJson ? json(member, text) : JsonNodeFactory.instance.textNode(text));
            }
        }
        return testset;
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String member, String text) {
        try {
            return ExactJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw Problem.badRequest("Failed to parse tags or meta as JSON: testset_" + member + " is no JSON.");
        }
    }

    private static String text(ObjectNode fields, String name) {
        String text = fields.path(name).textValue();
        return text == null || text.isEmpty() ? null : text;
    }
}
