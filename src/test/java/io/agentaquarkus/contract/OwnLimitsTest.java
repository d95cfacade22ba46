package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class OwnLimitsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Operation query = new Contract().operation("POST", "/spans/query");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"rate\":0}", "{\"rate\":1.0}", "{\"rate\":\"0.5\"}", "{\"rate\":null}",
            "{\"interval\":1}", "{\"interval\":null}" })
    void within(String windowing) throws IOException {
        assertEquals(List.of(), violations(windowing));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"rate\":-0.1}|rate|Sampling rate must be between 0.0 and 1.0.",
            "{\"rate\":1.5}|rate|Sampling rate must be between 0.0 and 1.0.",
            "{\"rate\":\"2\"}|rate|Sampling rate must be between 0.0 and 1.0.",
            "{\"interval\":0}|interval|Bucket interval must be a positive integer.",
            "{\"interval\":-5}|interval|Bucket interval must be a positive integer." })
    void beyond(String windowing, String member, String refusal) throws IOException {
        Map<String, Object> violation = violations(windowing).get(0);
        assertEquals("value_error", violation.get("type"));
        assertEquals(List.of("body", "windowing", member), violation.get("loc"));
        assertEquals("Value error, " + refusal, violation.get("msg"));
        assertEquals(JSON.readTree(windowing).get(member), violation.get("input"));
    }

    @Test
    void whatIsNoNumberIsRefusedForItsTypeAlone() throws IOException {
        List<Map<String, Object>> violations = violations("{\"rate\":\"x\"}");
        assertEquals(List.of("float_parsing"), violations.stream().map(violation -> violation.get("type")).toList());
    }

    private List<Map<String, Object>> violations(String windowing) throws IOException {
        Violations violations = new Violations();
        JsonNode body = JSON.readTree("{\"windowing\":" + windowing + "}");
        query.body().apply(body, Location.of("body"), violations);
        return violations.all();
    }
}
