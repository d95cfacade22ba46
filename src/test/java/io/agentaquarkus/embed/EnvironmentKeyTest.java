package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class EnvironmentKeyTest {

    private static final ObjectNode DATA = (ObjectNode) ExactJson
            .read("""
                    {"references": {"faq.revision": {"application": {"slug": "dotted"}}, "faq": {"revision": {"application": {"slug": "nested"}},
                      "other": {"application_variant": {"slug": "faq-main"}}}, "named": {"application_variant": {"slug": "faq-main"}},
                      "blank": {}}}
                    """);

    @ParameterizedTest
    @CsvSource({ "faq.revision,application:dotted", "faq.other,application_variant:faq-main",
            "faq-main,application_variant:faq-main", "named,application_variant:faq-main" })
    void aKeyAPathOfKeysOrAVariantsSlug(String key, String references) {
        assertEquals(references, EnvironmentKey.references(DATA, key).canonical());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "nobody | Referenced entity not found: Key 'nobody' not found in references",
            "blank | Expected references object at references.blank, got: {}",
            "named.application_variant | Expected references object at references.named.application_variant, got: {\"slug\": \"faq-main\"}" })
    void whatNamesNothing(String key, String error) {
        assertEquals(error, assertThrows(EmbedError.class, () -> EnvironmentKey.references(DATA, key)).detail());
    }

    @Test
    void onlyAnEnvironmentHasKeys() {
        ObjectNode workflow = (ObjectNode) ExactJson.read("{\"parameters\": {}}");
        assertEquals("Referenced entity not found: Key resolution requires revision.data.references; key='k'",
                assertThrows(EmbedError.class, () -> EnvironmentKey.references(workflow, "k")).detail());
    }

    @Test
    void theOnlyKey() {
        Location at = Location.ROOT.member("parameters").member("x");
        ObjectNode one = (ObjectNode) ExactJson.read("{\"references\": {\"a\": {}}}");
        ObjectNode two = (ObjectNode) ExactJson.read("{\"references\": {\"a\": {}, \"b\": {}}}");
        assertEquals("a", EnvironmentKey.only(one, at));
        assertEquals(
                "Cannot auto-select key: 2 references found at parameters.x, expected exactly 1. Available keys: ['a', 'b']",
                assertThrows(EmbedError.class, () -> EnvironmentKey.only(two, at)).detail());
    }
}
