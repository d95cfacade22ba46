package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class RoleTableTest {

    private static final RoleTable TABLE = RoleTable.load();

    @ParameterizedTest
    @CsvSource({
            "agenta:custom:feedback:v0, true, true, false",
            "agenta:custom:hook:v0, true, true, false",
            "custom:code, true, true, false",
            "agenta:custom:mock:v0, true, true, false",
            "llm, true, true, false",
            "chat, true, false, false",
            "agenta:builtin:completion:v9, true, false, false",
            "agent, true, false, false",
            "skill, false, false, true",
            "match, false, true, false",
            "prompt, false, true, false",
            "human, false, true, false",
            "echo, false, true, false",
            "auto_exact_match, false, true, false",
            "field_match_test, false, true, false",
            "json_multi_field_match, false, true, false",
            "user:custom:greet:v1, false, false, false",
            "'', false, true, false",
            "agenta:builtin:chat:v0:x, false, true, false" })
    void rolesByUri(String uri, boolean application, boolean evaluator, boolean snippet) {
        assertEquals(Optional.of(new Roles(application, evaluator, snippet)), of(uri));
    }

    @ParameterizedTest
    @CsvSource({ "agenta:builtin:nothing:v0", "nothing", "agenta:custom:nothing:v0", "agenta:other:echo:v0",
            "builtin:code" })
    void aWorkflowOfThisServerThatDoesNotExistHasNone(String uri) {
        assertEquals(Optional.empty(), of(uri));
    }

    @Test
    void dataWithoutUriIsAnEvaluator() {
        assertEquals(Optional.of(new Roles(false, true, false)), TABLE.of(JsonNodeFactory.instance.objectNode()));
    }

    @Test
    void flagsAreNamedInOrder() {
        assertEquals("{\"is_application\":true,\"is_evaluator\":false,\"is_snippet\":false}",
                new Roles(true, false, false).flags().toString());
    }

    private static Optional<Roles> of(String uri) {
        return TABLE.of(JsonNodeFactory.instance.objectNode().put("uri", uri));
    }
}
