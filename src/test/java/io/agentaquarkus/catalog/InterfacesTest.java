package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

class InterfacesTest {

    private static final Interfaces INTERFACES = Interfaces.load();

    @Test
    void partsAreFilledIn() {
        assertEquals("{\"parameters\":{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\","
                + "\"properties\":{\"prefix\":{\"type\":\"string\",\"x-ag-type\":\"text\"},\"case_sensitive\":{\"type\":"
                + "\"boolean\",\"default\":true,\"x-ag-type\":\"bool\"}},\"additionalProperties\":false,\"required\":[\"prefix\"]},"
                + "\"outputs\":{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"properties\":"
                + "{\"success\":{\"type\":\"boolean\"}},\"additionalProperties\":false,\"required\":[\"success\"]}}",
                of("agenta:builtin:auto_starts_with:v0").orElseThrow().toString());
    }

    @Test
    void numbersKeepTheirForm() {
        ObjectNode match = of("agenta:builtin:match:v0").orElseThrow();
        assertEquals("1.0", match.at("/parameters/properties/threshold/default").toString());
        ObjectNode similarity = of("agenta:builtin:auto_similarity_match:v0").orElseThrow();
        assertEquals("0", similarity.at("/parameters/properties/similarity_threshold/minimum").toString());
    }

    @Test
    void latestIsTheHighestVersion() {
        assertEquals(of("agenta:builtin:chat:v0"), of("chat"));
        assertTrue(of("chat").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "agenta:builtin:chat:v9", "agenta:builtin:nothing:v0", "user:builtin:chat:v0", "custom:chat",
            "agenta:custom:code:v0", "agenta:builtin:skill:v0" })
    void whatIsNotBuiltInHasNone(String uri) {
        assertEquals(Optional.empty(), of(uri));
    }

    @Test
    void theCopyBelongsToTheCaller() {
        ((ObjectNode) of("chat").orElseThrow().get("outputs")).removeAll();
        assertEquals("message", of("chat").orElseThrow().at("/outputs/x-ag-type-ref").textValue());
    }

    private static Optional<ObjectNode> of(String uri) {
        return INTERFACES.of(WorkflowUri.parse(uri).orElseThrow());
    }
}
