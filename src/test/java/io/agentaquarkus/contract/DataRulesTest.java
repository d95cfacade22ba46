package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The rules hold wherever the data of a revision is sent. */
class DataRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = new Contract();

    @ParameterizedTest
    @ValueSource(strings = { "http://example.com", "https://example.com/a?b#c", "HTTPS://example.com", "http://localhost:8080",
            "https://my_host/x", "http://example.com/{{path}} x" })
    void addresses(String url) throws IOException {
        assertEquals(List.of(), violations("{\"url\":\"" + url + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "example.com", "ftp://example.com/x", "https://", "http:///x", "http:/example.com",
            "javascript:alert(1)", " https://example.com" })
    void othersAreRefused(String url) throws IOException {
        assertEquals("[{type=value_error, loc=[body, workflow_revision, data, url], msg=Value error, Invalid URL format, "
                + "input=\"" + url + "\", ctx={error=Invalid URL format}}]",
                violations("{\"url\":\"" + url + "\"}").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"type\":\"object\"}", "{\"x-ag-type\":\"any\",\"type\":[\"string\",\"null\"]}",
            "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"exclusiveMinimum\":1}",
            "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"minimum\":1,\"exclusiveMinimum\":true}",
            "{\"$schema\":\"https://example.com/dialect\",\"type\":\"string\"}", "{\"pattern\":\"(?P<x>a)\"}",
            "{\"$ref\":\"https://example.com/never-fetched\"}" })
    void schemas(String schema) throws IOException {
        assertEquals(List.of(), violations("{\"schemas\":{\"inputs\":" + schema + "}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"type\":\"banana\"} | /type: does not have a value in the enumeration "
                    + "[\"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\", \"string\"]",
            "{\"properties\":{\"a\":{\"minLength\":-1}}} | /properties/a/minLength: must have a minimum value of 0",
            "{\"required\":\"a\"} | /required: string found, array expected",
            "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"exclusiveMinimum\":1} "
                    + "| /exclusiveMinimum: integer found, boolean expected" })
    void schemasThatAreNone(String schema, String mistake) throws IOException {
        Map<String, Object> violation = violations("{\"schemas\":{\"outputs\":" + schema + "}}").get(0);
        assertEquals("value_error", violation.get("type"));
        assertEquals(List.of("body", "workflow_revision", "data", "schemas", "outputs"), violation.get("loc"));
        assertEquals("Value error, not a valid JSON Schema: " + mistake, violation.get("msg"));
    }

    @Test
    void aSchemaMayNestAHundredLevels() throws IOException {
        assertEquals(List.of(), violations("{\"schemas\":{\"inputs\":" + nested(100) + "}}"));
        for (int levels : new int[] { 101, 900 }) {
            assertEquals("Value error, not a valid JSON Schema: it nests more than 100 levels deep",
                    violations("{\"schemas\":{\"inputs\":" + nested(levels) + "}}").get(0).get("msg"));
        }
    }

    @Test
    void eachSchemaIsHeldAgainstItsDialect() throws IOException {
        List<Map<String, Object>> violations = violations("{\"schemas\":{\"parameters\":{\"type\":1},\"inputs\":{\"type\":2},"
                + "\"outputs\":{\"type\":\"object\"},\"other\":{\"type\":3}}}");
        assertEquals(List.of("parameters", "inputs"), violations.stream()
                .map(violation -> ((List<?>) violation.get("loc")).get(4)).distinct().toList());
    }

    @Test
    void everyFamilyAndTheWholeHaveTheRules() throws IOException {
        for (String family : List.of("workflow", "application", "evaluator")) {
            for (String[] route : new String[][] { { "/" + family + "s/revisions/commit", family + "_revision" },
                    { "/simple/" + family + "s", family } }) {
                JsonNode body = JSON
                        .readTree("{\"" + route[1] + "\":{\"data\":{\"url\":\"x\",\"schemas\":{\"inputs\":{\"type\":1}}}}}");
                Violations violations = new Violations();
                operation(route[0]).body().apply(body, Location.of("body"), violations);
                assertEquals(Set.of("inputs", "url"),
                        violations.all().stream().map(DataRulesTest::last).collect(Collectors.toSet()), route[0]);
            }
        }
    }

    @Test
    void besideOperationsNothingElseIsTaken() throws IOException {
        JsonNode body = JSON
                .readTree("{\"workflow_revision\":{\"delta\":{\"operations\":[],\"note\":1,\"set\":null,\"x\":2}}}");
        Violations violations = new Violations();
        operation("/workflows/revisions/commit").body().apply(body, Location.of("body"), violations);
        assertEquals("Value error, unknown field(s) in the delta: note, x. An ordered delta carries only 'operations'.",
                violations.all().get(0).get("msg"));
        assertEquals("delta", last(violations.all().get(0)));
    }

    @Test
    void madeDataIsHeldAgainstTheSameRules() throws IOException {
        ModelContract models = new ModelContract(CONTRACT);
        assertEquals(List.of("data.parameters: Input should be a valid dictionary",
                "data.prompt: Extra inputs are not permitted"),
                models.violations("WorkflowRevisionData-Input", "data", JSON.readTree("{\"parameters\":\"x\",\"prompt\":{}}")));
        assertEquals(List.of("data.url: Value error, Invalid URL format"),
                models.violations("WorkflowRevisionData-Input", "data", JSON.readTree("{\"url\":\"x\"}")));
        assertEquals(List.of(),
                models.violations("WorkflowRevisionData-Input", "data", JSON.readTree("{\"parameters\":{\"a\":1}}")));
    }

    private static List<Map<String, Object>> violations(String data) throws IOException {
        Violations violations = new Violations();
        JsonNode body = JSON.readTree("{\"workflow_revision\":{\"data\":" + data + "}}");
        operation("/workflows/revisions/commit").body().apply(body, Location.of("body"), violations);
        return violations.all();
    }

    private static String nested(int levels) {
        return "{\"items\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    private static Operation operation(String path) {
        return CONTRACT.operation("POST", path);
    }

    private static Object last(Map<String, Object> violation) {
        List<?> location = (List<?>) violation.get("loc");
        return location.get(location.size() - 1);
    }
}
