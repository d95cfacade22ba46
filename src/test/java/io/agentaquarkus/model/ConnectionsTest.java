package io.agentaquarkus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.model.ModelFailure.Reason;
import io.agentaquarkus.testsupport.FakeModels;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.vault.Secret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Of the keys of a project a call takes the one that the original would. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeModels.class)
class ConnectionsTest {

    private static final Secret PLAIN = key("openai-one", "openai", "sk-1", "null");
    private static final Secret SAVING = key("openai-two", "openai", "sk-2", "[{\"slug\": \"gpt-4o\"}]");
    private static final Secret OTHERS = key("openai-three", "openai", "sk-3", "[{\"slug\": \"o3\"}]");
    private static final Secret MISTRAL = key("mistral-one", "mistralai", "mi-1", "null");
    private static final Secret GATE = secret("gate", "custom_provider", "{\"kind\": \"custom\", \"provider_slug\": \"gate\","
            + " \"provider\": {\"url\": \"https://gate.example/v1\", \"extras\": {\"api_key\": \"ga-1\"}},"
            + " \"models\": [{\"slug\": \"org/llama\"}], \"model_keys\": [\"gate/custom/org/llama\"]}");

    @Inject
    Connections connections;

    @Test
    void aKeyThatSavesTheModelComesBeforeOneThatSavesNoneAndThatBeforeOthers() {
        assertEquals("sk-2", chosen("gpt-4o", OTHERS, PLAIN, SAVING).key());
        assertEquals("sk-1", chosen("gpt-4o", OTHERS, PLAIN).key());
        assertEquals("sk-3", chosen("gpt-4o", OTHERS).key());
    }

    @Test
    void modelsAreNamedAsTheirProviderNamesThem() {
        assertEquals(new Connection("https://api.mistral.ai/v1", "mi-1", "mistral-small", "mistral/mistral-small"),
                chosen("mistral/mistral-small", PLAIN, MISTRAL));
        assertEquals(new Connection("https://gate.example/v1", "ga-1", "org/llama", "org/llama"),
                chosen("gate/custom/org/llama", PLAIN, GATE));
        assertEquals(FakeModels.url(), chosen("gpt-4o", PLAIN).baseUrl());
    }

    @Test
    void aConnectionThatIsNamedIsTakenOrRefused() {
        List<Secret> vault = List.of(PLAIN, SAVING, MISTRAL, GATE);
        assertEquals("sk-2", connections.choose("gpt-4o", "openai-two", vault).key());
        assertEquals("sk-1", connections.choose("a-model-of-tomorrow", "openai-one", vault).key());
        assertRefused(Reason.OTHER_FAMILY, "gpt-4o", "mistral-one", vault);
        assertRefused(Reason.UNKNOWN_CONNECTION, "gpt-4o", "nowhere", vault);
        assertRefused(Reason.NO_KEY, "gate/custom/other", "gate", vault);
        assertRefused(Reason.NO_KEY, "gpt-4o", "nowhere", List.of());
    }

    @ParameterizedTest
    @CsvSource({ "gpt-4o", "claude-sonnet-5", "acme/none", "gate/custom/other" })
    void withoutAKeyThatFitsThereIsNone(String model) {
        assertRefused(Reason.NO_KEY, model, null, List.of(MISTRAL, GATE));
    }

    @Test
    void textsAreEmbeddedWithTheNewestKeyOfOpenAi() {
        assertEquals("sk-3", connections.openAi("text-embedding-3-small", List.of(PLAIN, OTHERS, MISTRAL, GATE)).key());
        assertEquals(Reason.NO_KEY, assertThrows(ModelFailure.class, () -> connections.openAi("e", List.of(GATE))).reason());
    }

    private Connection chosen(String model, Secret... vault) {
        return connections.choose(model, null, List.of(vault));
    }

    private void assertRefused(Reason reason, String model, String slug, List<Secret> vault) {
        assertEquals(reason, assertThrows(ModelFailure.class, () -> connections.choose(model, slug, vault)).reason());
    }

    private static Secret key(String slug, String kind, String key, String models) {
        return secret(slug, "provider_key", "{\"kind\": \"" + kind + "\", \"provider\": {\"key\": \"" + key + "\"}"
                + (models.equals("null") ? "" : ", \"models\": " + models) + "}");
    }

    private static Secret secret(String slug, String kind, String data) {
        return new Secret(UUID.randomUUID(), slug, slug, null, kind, (ObjectNode) ExactJson.read(data), Instant.EPOCH, null);
    }
}
