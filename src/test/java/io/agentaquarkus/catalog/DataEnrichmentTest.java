package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class DataEnrichmentTest {

    private static final DataEnrichment ENRICHMENT = new DataEnrichment(Interfaces.load(), RecordedCase.SERVICES + "/");

    static List<RecordedCase> recorded() {
        return RecordedCase.read("enrichment.jsonl");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void asRecorded(RecordedCase recorded) {
        ObjectNode sent = recorded.data().deepCopy();
        recorded.assertShown(ENRICHMENT.shown(ENRICHMENT.enrich(sent)));
        assertEquals(recorded.data(), sent, "what was sent is not changed");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void enrichingTwiceChangesNothing(RecordedCase recorded) {
        ObjectNode once = ENRICHMENT.enrich(recorded.data());
        assertEquals(once.toString(), ENRICHMENT.enrich(once).toString());
    }

    @Test
    void onlyCustomWorkflowsOfThisServerStoreAnAddress() {
        assertEquals("{\"uri\":\"agenta:custom:mock:v0\",\"url\":\"https://agenta.example.com/services/mock/v0\"}",
                enriched("{\"uri\":\"agenta:custom:mock:v0\"}"));
        assertEquals("{\"uri\":\"agenta:builtin:chat:v9\"}", enriched("{\"uri\":\"agenta:builtin:chat:v9\"}"));
        assertEquals("{\"uri\":\"user:custom:greet:v1\"}", enriched("{\"uri\":\"user:custom:greet:v1\"}"));
    }

    @ParameterizedTest
    @CsvSource({
            "agenta:builtin:completion:v0, https://agenta.example.com/services/completion/v0",
            "completion, https://agenta.example.com/services/completion/latest",
            "custom:hook, https://agenta.example.com/services/hook/latest",
            "agenta:builtin:skill:v0, https://agenta.example.com/services/skill/v0",
            "agenta:builtin:chat:v9, https://agenta.example.com/services/chat/v9" })
    void readsShowTheAddressOfWhatThisServerRuns(String uri, String url) {
        assertEquals(Optional.of(url), ENRICHMENT.shownUrl(data("{\"uri\":\"" + uri + "\"}")));
    }

    @ParameterizedTest
    @CsvSource({ "user:custom:greet:v1", "agenta:builtin:chat:v0:x", "agenta:builtin:chat:", "''" })
    void otherUrisHaveNoAddress(String uri) {
        assertEquals(Optional.empty(), ENRICHMENT.shownUrl(data("{\"uri\":\"" + uri + "\"}")));
    }

    @Test
    void aStoredAddressIsShownAsItIs() {
        assertEquals(Optional.of("https://mine.example.com/run"),
                ENRICHMENT.shownUrl(data("{\"uri\":\"chat\",\"url\":\"https://mine.example.com/run\"}")));
        assertEquals(Optional.of("https://agenta.example.com/services/chat/latest"),
                ENRICHMENT.shownUrl(data("{\"uri\":\"chat\",\"url\":null}")));
    }

    @Test
    void anAddressThatReadsShowIsNotStored() {
        ObjectNode shown = ENRICHMENT.shown(ENRICHMENT.enrich(data("{\"uri\":\"agenta:builtin:chat:v9\"}")));
        assertEquals("{\"uri\":\"agenta:builtin:chat:v9\",\"url\":\"https://agenta.example.com/services/chat/v9\"}",
                shown.toString());
        assertEquals("{\"uri\":\"agenta:builtin:chat:v9\"}", ENRICHMENT.enrich(shown).toString());
        assertEquals("{\"uri\":\"agenta:builtin:chat:v9\",\"url\":\"https://mine.example.com/run\"}",
                enriched("{\"uri\":\"agenta:builtin:chat:v9\",\"url\":\"https://mine.example.com/run\"}"));
    }

    @Test
    void membersAreInOrderAndNullsAreLeftOut() {
        assertEquals("{\"uri\":\"user:custom:a:v1\",\"url\":\"https://a.example.com\",\"headers\":{\"x\":\"1\"},"
                + "\"runtime\":\"python\",\"script\":\"1\",\"schemas\":{\"parameters\":{\"type\":\"object\"},\"inputs\":{}},"
                + "\"parameters\":{\"a\":null,\"b\":1.0}}",
                enriched("{\"parameters\":{\"a\":null,\"b\":1.0},\"schemas\":{\"inputs\":{},\"outputs\":null,\"other\":1,"
                        + "\"parameters\":{\"type\":\"object\"}},\"script\":\"1\",\"runtime\":\"python\",\"headers\":{\"x\":\"1\"},"
                        + "\"url\":\"https://a.example.com\",\"uri\":\"user:custom:a:v1\"}"));
        assertEquals("{\"parameters\":{}}", enriched("{\"uri\":null,\"url\":null,\"schemas\":null,\"parameters\":{}}"));
    }

    @Test
    void aSkillKeepsWhatAnAgentReads() {
        assertEquals("{\"uri\":\"agenta:builtin:skill:v0\",\"schemas\":{\"parameters\":{\"type\":\"object\"}},"
                + "\"parameters\":{\"name\":\"s\"}}",
                enriched("{\"uri\":\"agenta:builtin:skill:v0\",\"url\":\"https://x.example.com\",\"script\":\"1\","
                        + "\"runtime\":\"python\",\"headers\":{},\"parameters\":{\"name\":\"s\"},"
                        + "\"schemas\":{\"parameters\":{\"type\":\"object\"},\"inputs\":{},\"outputs\":{}}}"));
    }

    @Test
    void outputsThatFollowFromParametersReplaceThoseSent() {
        assertEquals("{\"type\":\"number\"}", data(enriched("{\"uri\":\"agenta:builtin:auto_ai_critique:v0\","
                + "\"schemas\":{\"outputs\":{\"type\":\"string\"}},"
                + "\"parameters\":{\"json_schema\":{\"schema\":{\"type\":\"number\"}}}}")).at("/schemas/outputs").toString());
    }

    private static String enriched(String data) {
        return ENRICHMENT.enrich(data(data)).toString();
    }

    private static ObjectNode data(String json) {
        return (ObjectNode) ExactJson.read(json);
    }
}
