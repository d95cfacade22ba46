package io.agentaquarkus.testset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Header;

/**
 * The form that a file is sent with. A field that is empty counts as not sent.
 *
 * @param header without flags
 */
record UploadForm(Path file, FileType type, String slug, Header header, boolean includesTestcases) {

    private static final String FILE = "file";
    private static final Set<String> JSON_FIELDS = Set.of("testset_tags", "testset_meta");

    /** Fails with 422 or 400 when the form is not as it should be. */
    static UploadForm read(MultipartFormDataInput input, ModelContract contract) {
        Map<String, Collection<FormValue>> values = input == null ? Map.of() : input.getValues();
        Path file = file(values.getOrDefault(FILE, List.of()));
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        values.forEach((name, given) -> given.stream()
                .filter(value -> !value.isFileItem() && !value.getValue().isEmpty())
                .forEach(value -> fields.set(name, field(name, value.getValue()))));
        JsonNode form = contract.require("TestsetFileForm", fields, "body");
        return new UploadForm(file, FileType.of(form.path("file_type").textValue()), form.path("testset_slug").textValue(),
                new Header(form.path("testset_name").textValue(), form.path("testset_description").textValue(), null,
                        form.get("testset_tags"), form.get("testset_meta")),
                form.path("include_testcases").asBoolean(true));
    }

    private static Path file(Collection<FormValue> values) {
        if (values.isEmpty()) {
            throw noFile("missing", "Field required", null, Map.of());
        }
        FormValue value = values.iterator().next();
        if (!value.isFileItem()) {
            throw noFile("value_error", "Value error, Expected UploadFile, received: <class 'str'>", value.getValue(),
                    Map.of("ctx", Map.of("error", Map.of())));
        }
        return value.getFileItem().getFile();
    }

    private static Problem noFile(String type, String message, String input, Map<String, ?> context) {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("type", type);
        violation.put("loc", List.of("body", FILE));
        violation.put("msg", message);
        violation.put("input", input);
        violation.putAll(context);
        return new Problem(422, List.of(violation));
    }

    private static JsonNode field(String name, String text) {
        if (!JSON_FIELDS.contains(name)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        try {
            return ExactJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw Problem.badRequest("Failed to parse tags or meta as JSON: " + name + " is no JSON.");
        }
    }
}
