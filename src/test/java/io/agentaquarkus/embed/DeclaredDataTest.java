package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Family;

class DeclaredDataTest {

    @Test
    void allMembersOfAWorkflowInTheOrderOfTheDeclaration() {
        assertEquals(
                "{\"uri\":null,\"url\":null,\"headers\":{\"X-A\":\"1\",\"X-B\":{\"version\":null,\"slug\":\"s\",\"id\":null}},"
                        + "\"runtime\":null,\"script\":null,\"schemas\":{\"parameters\":null,\"inputs\":{\"a\":null},\"outputs\":null},"
                        + "\"parameters\":{\"n\":null}}",
                withNulls(Family.APPLICATION, "{\"parameters\": {\"n\": null}, \"schemas\": {\"inputs\": {\"a\": null}},"
                        + " \"headers\": {\"X-A\": \"1\", \"X-B\": {\"slug\": \"s\"}}}"));
        assertEquals("{\"uri\":null,\"url\":null,\"headers\":null,\"runtime\":null,\"script\":null,\"schemas\":null,"
                + "\"parameters\":null}", withNulls(Family.WORKFLOW, "{}"));
    }

    @Test
    void allMembersOfTheReferencesOfAnEnvironment() {
        assertEquals("{\"references\":{\"k\":{\"workflow\":{\"version\":\"0\",\"slug\":null,\"id\":null}},\"blank\":{}}}",
                withNulls(Family.ENVIRONMENT,
                        "{\"references\": {\"k\": {\"workflow\": {\"version\": \"0\"}}, \"blank\": {}}}"));
        assertEquals("{\"references\":null}", withNulls(Family.ENVIRONMENT, "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"uri\":null,\"parameters\":{\"a\":null}} | {\"parameters\":{\"a\":null}}",
            "{\"schemas\":{\"inputs\":null,\"outputs\":{\"a\":null}}} | {\"schemas\":{\"outputs\":{\"a\":null}}}",
            "{\"headers\":{\"X-A\":\"1\",\"X-B\":{\"slug\":\"s\",\"id\":null}}} | {\"headers\":{\"X-A\":\"1\",\"X-B\":{\"slug\":\"s\"}}}",
            "{\"references\":{\"k\":{\"workflow\":{\"slug\":\"s\",\"id\":null}}}} | {\"references\":{\"k\":{\"workflow\":{\"slug\":\"s\"}}}}",
            "{} | {}" })
    void answersLeaveOutDeclaredMembersThatAreNull(String data, String answered) {
        assertEquals(answered, DeclaredData.withoutNulls((ObjectNode) ExactJson.read(data)).toString());
    }

    @Test
    void anEmbedCannotPutATextInThePlaceOfAnObject() {
        EmbedError refusal = assertThrows(EmbedError.class,
                () -> DeclaredData.withoutNulls((ObjectNode) ExactJson.read("{\"parameters\": \"warm\"}")));
        assertEquals("With its embeds replaced, `parameters` must be an object.", refusal.detail());
        assertEquals(400, refusal.status());
    }

    private static String withNulls(Family family, String data) {
        return DeclaredData.withNulls(family, (ObjectNode) ExactJson.read(data)).toString();
    }
}
