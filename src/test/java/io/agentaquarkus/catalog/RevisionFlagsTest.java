package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class RevisionFlagsTest {

    static List<RecordedCase> recorded() {
        return Stream.of("enrichment.jsonl", "hydration.jsonl").flatMap(table -> RecordedCase.read(table).stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void asRecordedAndInThatOrder(RecordedCase recorded) {
        assertEquals(recorded.flags().toString(), RevisionFlags.of(recorded.data(), "6f1d2c3b4a59").toString());
    }

    @Test
    void noDataHasNone() {
        ObjectNode flags = RevisionFlags.of(null, null);
        assertEquals(14, flags.size());
        flags.forEach(flag -> assertFalse(flag.booleanValue()));
    }

    @Test
    void aStaticWorkflowIsKnownByItsSlug() {
        assertTrue(RevisionFlags.of(null, "__ag__getting_started").get("is_static").booleanValue());
        assertFalse(RevisionFlags.of(null, "my__ag__thing").get("is_static").booleanValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "message", "messages" })
    void whatTakesMessagesIsAChat(String type) {
        assertTrue(flag("is_chat", """
                {"schemas": {"inputs": {"properties": {"a": {"type": "string"}, "b": {"x-ag-type-ref": "%s"}}}}}"""
                .formatted(type)));
    }

    @Test
    void otherInputsMakeNoChat() {
        assertFalse(flag("is_chat", "{\"schemas\": {\"inputs\": {\"properties\": {\"a\": {\"x-ag-type-ref\": \"model\"}}}}}"));
        assertFalse(flag("is_chat", "{\"schemas\": {\"outputs\": {\"x-ag-type-ref\": \"message\"}}}"));
    }

    @Test
    void aSkillHasNeitherAddressNorCode() {
        String skill = "{\"uri\": \"agenta:builtin:skill:v0\", \"url\": \"https://x.example.com\", \"script\": \"1\"}";
        assertTrue(flag("is_skill", skill));
        assertFalse(flag("has_url", skill));
        assertFalse(flag("has_script", skill));
    }

    @Test
    void codeOfAUserKeepsItsAddressWhateverItIsCalled() {
        String code = "{\"uri\": \"user:custom:skill:v1\", \"url\": \"https://x.example.com\"}";
        assertTrue(flag("is_skill", code));
        assertTrue(flag("has_url", code));
    }

    @Test
    void nullCountsAsAbsent() {
        assertFalse(flag("has_url", "{\"url\": null}"));
        assertFalse(flag("has_script", "{\"script\": null}"));
    }

    @Test
    void anIncompleteUriHasNoAddress() {
        assertFalse(flag("has_url", "{\"uri\": \"agenta:builtin:chat:\"}"));
    }

    private static boolean flag(String name, String data) {
        return RevisionFlags.of((ObjectNode) ExactJson.read(data), "a").get(name).booleanValue();
    }
}
