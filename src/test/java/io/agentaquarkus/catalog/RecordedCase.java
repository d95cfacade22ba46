package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/**
 * What the original made of the data of one revision. {@code ${text}} stands for any text and {@code ${text:services}} for
 * the address of the built-in workflows.
 *
 * @param data what was sent
 * @param shown what was answered
 * @param flags the computed flags that were answered, in their order
 */
record RecordedCase(String name, ObjectNode data, ObjectNode shown, ObjectNode flags) {

    static final String SERVICES = "https://agenta.example.com/services";

    private static final String ANY_TEXT = "${text}";

    static List<RecordedCase> read(String table) {
        try (var lines = Files.lines(Path.of("src/test/resources/catalog", table))) {
            return lines.map(RecordedCase::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertShown(ObjectNode actual) {
        assertEquals(concrete(shown, actual), actual, name);
    }

    private static RecordedCase of(String line) {
        JsonNode row = ExactJson.read(line.replace("${text:services}", SERVICES));
        return new RecordedCase(row.get("name").textValue(), (ObjectNode) row.get("data"), (ObjectNode) row.get("shown"),
                (ObjectNode) row.get("flags"));
    }

    /** The expectation with the texts that may be any taken from what came. */
    private static JsonNode concrete(JsonNode expected, JsonNode actual) {
        if (expected.asText().equals(ANY_TEXT) && actual != null && actual.isTextual()) {
            return actual;
        }
        JsonNode concrete = expected.deepCopy();
        if (concrete instanceof ObjectNode object && actual != null) {
            expected.properties().forEach(member -> object.set(member.getKey(),
                    concrete(member.getValue(), actual.get(member.getKey()))));
        } else if (concrete instanceof ArrayNode array && actual != null) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, concrete(expected.get(i), actual.get(i)));
            }
        }
        return concrete;
    }

    @Override
    public String toString() {
        return name;
    }
}
