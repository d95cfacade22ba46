package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.embed.EmbedScanner.Scan;
import io.agentaquarkus.json.ExactJson;

class EmbedScannerTest {

    private static final String EMBED = "{\"@ag.embed\": {\"@ag.references\": {\"workflow\": {\"slug\": \"tone\"}}}}";

    @Test
    void objectsAndTextsInTheirOrder() {
        Scan scan = scan("""
                {"parameters": {"a": ["@{{workflow.slug=x}}", {"deep": %s}], "b.c": %s, "d": "@{{workflow.slug=x}}", "e": 1}}
                """.formatted(EMBED, EMBED));
        assertEquals(List.of("parameters.a.1.deep", "parameters.b.c"),
                scan.objects().stream().map(slot -> slot.location().toString()).toList());
        assertEquals(List.of("parameters.a.0", "parameters.d"),
                scan.texts().stream().map(slot -> slot.location().toString()).toList());
    }

    @Test
    void whatAnEmbedSays() {
        Embed embed = scan(
                """
                        {"x": {"@ag.embed": {"@ag.references": {"workflow_variant": {"slug": "v", "id": null, "name": "n"},
                          "workflow_revision": {"version": "2"}}, "@ag.selector": {"key": "k", "path": "a.b", "other": 1}}, "sibling": 1}}
                        """)
                .objects().get(0).embed();
        assertEquals("{\"workflow_variant\":{\"slug\":\"v\"},\"workflow_revision\":{\"version\":\"2\"}}",
                embed.references().toJson().toString());
        assertEquals("k", embed.key());
        assertEquals("a.b", embed.path());
    }

    @Test
    void theBodyOfAnEmbedIsNotLookedInto() {
        Scan scan = scan("""
                {"x": {"@ag.embed": {"@ag.references": {"workflow": {"slug": "a"}},
                  "@ag.selector": {"path": "@{{workflow.slug=b}}", "inner": %s}}}}
                """.formatted(EMBED));
        assertEquals(1, scan.objects().size());
        assertEquals(0, scan.texts().size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"tone\"", "null", "[]", "{}", "{\"@ag.references\": []}",
            "{\"@ag.references\": {\"workflow\": 1}}",
            "{\"@ag.references\": {\"workflow\": {\"id\": \"abc\"}}}",
            "{\"@ag.references\": {\"workflow\": {\"slug\": \"a b\"}}}",
            "{\"@ag.references\": {\"workflow\": {\"slug\": \"a\", \"version\": 1}}}",
            "{\"@ag.references\": {\"workflow\": {\"slug\": \"a\"}}, \"@ag.selector\": {\"path\": 1}}" })
    void whatIsNoEmbedIsLeftAlone(String body) {
        assertTrue(scan("{\"x\": {\"@ag.embed\": " + body + "}}").isEmpty());
    }

    @Test
    void aSelectorThatIsNoObjectIsNone() {
        Embed embed = scan("""
                {"x": {"@ag.embed": {"@ag.references": {"workflow": {"slug": "a"}}, "@ag.selector": "a.b"}}}
                """).objects().get(0).embed();
        assertEquals(null, embed.path());
    }

    @Test
    void noReferencesAreForTheResolutionToRefuse() {
        assertTrue(scan("{\"x\": {\"@ag.embed\": {\"@ag.selector\": {}}}}").objects().get(0).embed().references().isEmpty());
    }

    @Test
    void settledPlacesAndNamesOfMembersAreLeftOut() {
        JsonNode tree = ExactJson.read("{\"a\": " + EMBED + ", \"b\": \"@{{workflow.slug=x}}\", \"@{{workflow.slug=x}}\": 1}");
        Set<Location> settled = Set.of(Location.ROOT.member("a"), Location.ROOT.member("b"));
        assertTrue(EmbedScanner.scan(tree, Chain.NONE, Map.of(), settled).isEmpty());
    }

    @Test
    void whatWasInsertedHasTheChainThatLedToIt() {
        JsonNode tree = ExactJson.read("{\"a\": {\"b\": " + EMBED + "}, \"c\": " + EMBED + "}");
        Chain chain = Chain.NONE.plus(new EmbedReferences(Map.of()), "k");
        Scan scan = EmbedScanner.scan(tree, Chain.NONE, Map.of(Location.ROOT.member("a"), chain), Set.of());
        assertEquals(List.of(chain, Chain.NONE), scan.objects().stream().map(EmbedScanner.ObjectSlot::chain).toList());
    }

    @Test
    void whatNoWriterWouldTakeIsRefused() {
        ObjectNode tree = nested(990);
        assertTrue(EmbedScanner.isPlain(tree));
        assertEquals("With its embeds replaced, the data is nested more than 990 levels deep.",
                assertThrows(EmbedError.class, () -> EmbedScanner.isPlain(nested(991))).getMessage());
    }

    private static ObjectNode nested(int levels) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = root;
        for (int i = 0; i < levels; i++) {
            inner = inner.putObject("a");
        }
        return root;
    }

    private static Scan scan(String tree) {
        return EmbedScanner.scan(ExactJson.read(tree), Chain.NONE, Map.of(), Set.of());
    }
}
