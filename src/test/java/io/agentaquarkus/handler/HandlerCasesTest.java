package io.agentaquarkus.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.handler.code.CodeRunners;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.PythonJson;

/** Every handler gives what the original's gave, in every recorded case. */
class HandlerCasesTest {

    private static final List<String> TABLES = List.of("auto_ai_critique", "auto_contains", "auto_contains_all",
            "auto_contains_any", "auto_contains_json", "auto_custom_code_run", "auto_ends_with", "auto_exact_match",
            "auto_json_diff",
            "auto_levenshtein_distance", "auto_regex_test", "auto_semantic_similarity", "auto_similarity_match",
            "auto_starts_with", "auto_webhook_test", "chat", "code", "completion", "echo", "feedback", "field_match_test",
            "json_multi_field_match", "llm",
            "match", "mock");

    private final Handlers handlers = new Handlers(new Webhook(new EgressGuard(false), null),
            new Hook(new EgressGuard(false), null), new Code(CodeRunners.usual()));

    @TestFactory
    Stream<DynamicTest> cases() {
        return TABLES.stream().flatMap(table -> read(table).map(one -> DynamicTest.dynamicTest(
                table + ": " + one.get("name").textValue(), () -> check(one))));
    }

    private void check(JsonNode one) {
        String uri = one.get("uri").textValue();
        JsonNode expected = one.get("expect");
        try {
            Outcome outcome = handlers.find(uri).orElseThrow().handler()
                    .handle(Invocation.of(one, JsonNodeFactory.instance.objectNode())).await().indefinitely();
            assertTrue(expected.has("outputs"), () -> "succeeds with " + outcome);
            // Texts keep the class of numbers, which is part of the answer.
            assertEquals(PythonJson.text(expected.get("outputs")), PythonJson.text(sent(outcome.outputs())));
        } catch (HandlerFailure failure) {
            assertTrue(expected.has("error"), () -> "fails with " + failure.getMessage());
            JsonNode error = expected.get("error");
            assertEquals(error.get("code").intValue(), failure.code());
            assertEquals(error.get("type").textValue(), failure.type());
            if (!one.path("free_message").booleanValue()) {
                assertEquals(error.get("message").textValue(), failure.getMessage());
            }
        }
    }

    private static JsonNode sent(JsonNode outputs) {
        return ExactJson.read(outputs.toString());
    }

    private static Stream<JsonNode> read(String table) {
        String file = "/golden/handlers/" + table + ".cases.jsonl";
        try (InputStream in = HandlerCasesTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(ExactJson::read);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
