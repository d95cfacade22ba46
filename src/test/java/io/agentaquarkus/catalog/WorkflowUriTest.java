package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.json.ExactJson;

class WorkflowUriTest {

    @ParameterizedTest
    @CsvSource({
            "echo, agenta:builtin:echo:latest",
            "custom:code, agenta:custom:code:latest",
            "acme:builtin:chat, acme:builtin:chat:latest",
            "agenta:builtin:chat:v0, agenta:builtin:chat:v0",
            "user:custom:my_module.greet:v1, user:custom:my_module.greet:v1",
            ":, agenta:::latest",
            "agenta:builtin:chat:, agenta:builtin:chat:" })
    void oneToFourParts(String text, String full) {
        assertEquals(full, WorkflowUri.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "  ", "agenta:builtin:chat:v0:x", "::::" })
    void anythingElseIsNoUri(String text) {
        assertEquals(Optional.empty(), WorkflowUri.parse(text));
    }

    @Test
    void isReadFromData() {
        assertEquals(WorkflowUri.parse("echo"), WorkflowUri.of(ExactJson.read("{\"uri\":\"echo\"}")));
        assertEquals(Optional.empty(), WorkflowUri.of(ExactJson.read("{\"uri\":null}")));
        assertEquals(Optional.empty(), WorkflowUri.of(ExactJson.read("{}")));
        assertEquals(Optional.empty(), WorkflowUri.of(null));
    }

    @Test
    void onlyAgentaIsManaged() {
        assertTrue(uri("echo").isBuiltin());
        assertTrue(uri("agenta:custom:code:v0").isManaged());
        assertFalse(uri("agenta:custom:code:v0").isBuiltin());
        assertFalse(uri("user:builtin:echo:v0").isBuiltin());
        assertTrue(uri("agenta:builtin:skill:v0").isSkill());
        assertFalse(uri("user:custom:skill:v0").isSkill());
    }

    private static WorkflowUri uri(String text) {
        return WorkflowUri.parse(text).orElseThrow();
    }
}
