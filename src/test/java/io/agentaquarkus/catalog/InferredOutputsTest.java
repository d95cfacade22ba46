package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class InferredOutputsTest {

    private static final String MATCH = "agenta:builtin:match:v0";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "agenta:builtin:llm:v0 | {\"response\": {\"format\": \"json\", \"schema\": {\"type\": \"array\"}}}",
            "agenta:builtin:completion:v0 | {\"prompt\": {\"llm_config\": {\"response_format\": {\"type\": \"json_schema\","
                    + " \"json_schema\": {\"name\": \"a\", \"schema\": {\"type\": \"array\"}}}}}}",
            "agenta:builtin:auto_ai_critique:v0 | {\"json_schema\": {\"name\": \"a\", \"schema\": {\"type\": \"array\"}}}" })
    void theSchemaThatTheModelIsHeldTo(String uri, String parameters) {
        assertEquals("{\"type\":\"array\"}", of(uri, parameters).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "agenta:builtin:llm:v0 | {\"response\": {\"format\": \"text\", \"schema\": {\"type\": \"array\"}}}",
            "agenta:builtin:llm:v0 | {\"response\": {\"format\": \"json\"}}",
            "agenta:builtin:completion:v0 | {\"prompt\": {\"llm_config\": {\"response_format\": {\"type\": \"json_object\","
                    + " \"json_schema\": {\"schema\": {\"type\": \"array\"}}}}}}",
            "agenta:builtin:completion:v0 | {\"prompt\": \"a text\"}",
            "agenta:builtin:auto_ai_critique:v0 | {\"json_schema\": null}",
            "agenta:builtin:json_multi_field_match:v0 | {\"fields\": \"a\"}",
            "agenta:builtin:match:v0 | {\"matchers\": []}",
            "agenta:builtin:match:v0 | {}",
            "auto_ai_critique | {\"json_schema\": {\"schema\": {\"type\": \"array\"}}}",
            "agenta:builtin:chat:v0 | {\"prompt\": {\"llm_config\": {\"response_format\": {\"type\": \"json_schema\","
                    + " \"json_schema\": {\"schema\": {\"type\": \"array\"}}}}}}" })
    void elseNothingFollows(String uri, String parameters) {
        assertEquals(Optional.empty(), of(uri, parameters));
    }

    @Test
    void neitherWithoutUriNorWithoutParameters() {
        assertEquals(Optional.empty(), InferredOutputs.of(null, ExactJson.read("{}")));
        assertEquals(Optional.empty(), InferredOutputs.of(MATCH, null));
    }

    @Test
    void aNumberForEachField() {
        assertEquals("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"properties\":"
                + "{\"aggregate_score\":{\"type\":\"number\"},\"name\":{\"type\":\"number\"},\"a.b\":{\"type\":\"number\"}},"
                + "\"required\":[\"aggregate_score\"],\"additionalProperties\":false}",
                of("agenta:builtin:json_multi_field_match:v0", "{\"fields\": [\"name\", \"a.b\", 1]}").orElseThrow()
                        .toString());
    }

    @Test
    void matchersStandBelowTheirKeys() {
        ObjectNode outputs = of(MATCH, """
                {"matchers": [
                  {"key": "greeting", "target": "outputs.text"},
                  {"key": "person", "target": "outputs.person", "matchers": [
                    {"key": "name", "target": "outputs.person.name"},
                    {"key": "bio", "target": "outputs.person.bio", "matchers": [{"key": "year", "target": "a"}]}]}]}""")
                .orElseThrow();
        assertEquals("Match Outputs", outputs.get("title").textValue());
        assertEquals("[\"score\",\"success\",\"greeting\",\"person\"]", outputs.get("required").toString());
        assertEquals("{\"$ref\":\"#/$defs/result\"}", outputs.at("/properties/greeting").toString());
        JsonNode person = outputs.at("/properties/person");
        assertEquals("[\"success\",\"score\",\"error\",\"name\",\"bio\"]", person.get("required").toString());
        assertEquals("{\"type\":[\"string\",\"null\"]}", person.at("/properties/error").toString());
        assertEquals("{\"$ref\":\"#/$defs/result\"}", person.at("/properties/name").toString());
        assertEquals("{\"type\":\"object\",\"properties\":{\"success\":{\"type\":\"boolean\"},\"score\":{\"type\":\"number\"},"
                + "\"error\":{\"type\":[\"string\",\"null\"]},\"year\":{\"$ref\":\"#/$defs/result\"}},"
                + "\"required\":[\"success\",\"score\",\"error\",\"year\"],\"additionalProperties\":false}",
                person.at("/properties/bio").toString());
        assertEquals(false, outputs.get("additionalProperties").booleanValue());
    }

    @Test
    void theResultOfTheWholeWinsOverAMatcherOfThatName() {
        ObjectNode outputs = of(MATCH, """
                {"matchers": [{"key": "score"}, {"key": "a"}, {"key": "a"}, {"target": "no key"}, "no matcher"]}""")
                .orElseThrow();
        assertEquals("number", outputs.at("/properties/score/type").textValue());
        assertEquals("[\"score\",\"success\",\"a\"]", outputs.get("required").toString());
    }

    @Test
    void belowAMatcherItsOwnMatchersWin() {
        ObjectNode outputs = of(MATCH, """
                {"matchers": [{"key": "a", "matchers": [{"key": "score"}]}]}""").orElseThrow();
        assertEquals("{\"$ref\":\"#/$defs/result\"}", outputs.at("/properties/a/properties/score").toString());
        assertEquals("[\"success\",\"score\",\"error\"]", outputs.at("/properties/a/required").toString());
    }

    private static Optional<ObjectNode> of(String uri, String parameters) {
        return InferredOutputs.of(uri, ExactJson.read(parameters));
    }
}
