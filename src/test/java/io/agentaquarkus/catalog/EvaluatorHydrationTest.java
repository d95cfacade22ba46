package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class EvaluatorHydrationTest {

    private static final Interfaces INTERFACES = Interfaces.load();
    private static final EvaluatorHydration HYDRATION = new EvaluatorHydration(INTERFACES);
    private static final DataEnrichment ENRICHMENT = new DataEnrichment(INTERFACES, RecordedCase.SERVICES);

    static List<RecordedCase> recorded() {
        return RecordedCase.read("hydration.jsonl");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void asRecordedAfterTheCommit(RecordedCase recorded) {
        ObjectNode sent = recorded.data().deepCopy();
        recorded.assertShown(ENRICHMENT.shown(ENRICHMENT.enrich(HYDRATION.hydrate(sent))));
        assertEquals(recorded.data(), sent, "what was sent is not changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"uri\":\"auto_exact_match\",\"url\":\"https://a.example.com\",\"schemas\":{\"outputs\":{}}}",
            "{\"uri\":\"agenta:builtin:auto_exact_match:v1\",\"url\":\"https://a.example.com\"}",
            "{\"uri\":\"agenta:builtin:auto_exact_match:latest\",\"schemas\":{\"parameters\":{}}}",
            "{\"uri\":\"user:custom:judge:v1\",\"url\":\"https://a.example.com\",\"schemas\":{\"inputs\":null}}",
            "{\"schemas\":{\"outputs\":{\"type\":\"object\"}}}",
            "{}" })
    void otherDataIsLeftAlone(String data) {
        assertEquals(data, hydrated(data).toString());
    }

    @Test
    void whatHasNoSchemasOfItsOwnLosesThoseSent() {
        ObjectNode code = hydrated("{\"uri\":\"agenta:builtin:auto_custom_code_run:v0\",\"parameters\":{\"version\":\"3\"},"
                + "\"schemas\":{\"inputs\":{\"type\":\"object\"},\"outputs\":{\"type\":\"number\"}}}");
        assertEquals(false, code.get("schemas").has("outputs"));
        assertEquals("{\"type\":\"object\"}", code.at("/schemas/inputs").toString());
        assertEquals("[\"code\"]", code.at("/schemas/parameters/required").toString());
    }

    @Test
    void codeOfNoVersionAnswersAScore() {
        assertEquals("{\"score\":{\"type\":\"number\"},\"success\":{\"type\":\"boolean\"}}",
                hydrated("{\"uri\":\"agenta:builtin:auto_custom_code_run:v0\"}").at("/schemas/outputs/properties").toString());
    }

    private static ObjectNode hydrated(String data) {
        return HYDRATION.hydrate((ObjectNode) ExactJson.read(data));
    }
}
