package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;

/** Paths find what the original finds, in every recorded case, but for parts of JSONPath that docs/differences.md names. */
class DataPathCasesTest {

    private static final Map<String, String> OTHERWISE_HERE = Map.of("$.b.c[::2]", "missing",
            "$.people[?(@.name =~ /A.*/)].age", "missing", "$.people[?length(@.name) == 3].age", "missing",
            "$.people[?match(@.name, 'A.a')].age", "missing", "$[0]", "missing", "$.0", "\"zero\"", "$.['a']", "1",
            "$['a','t']", "{\"a\":1,\"t\":true}");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<JsonNode> lines;
        try (InputStream in = DataPathCasesTest.class.getResourceAsStream("/golden/handlers/paths.cases.jsonl")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(ExactJson::read).toList();
        }
        JsonNode document = lines.get(0).get("document");
        return lines.stream().skip(1).map(one -> DynamicTest.dynamicTest("path " + one.get("path").textValue(), () -> {
            String path = one.get("path").textValue();
            JsonNode value = one.get("expect").get("value");
            assertEquals(OTHERWISE_HERE.getOrDefault(path, value == null ? "missing" : value.toString()),
                    DataPath.find(document, path).map(JsonNode::toString).orElse("missing"));
        }));
    }
}
