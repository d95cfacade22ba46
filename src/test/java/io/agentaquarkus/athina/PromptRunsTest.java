package io.agentaquarkus.athina;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;

/** Prompts are run by a model whose key is in the vault, here a server that speaks as OpenAI does. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(PromptRunsTest.OwnNetwork.class)
class PromptRunsTest {

    /** Lets the server call the one of this test. */
    public static class OwnNetwork implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("agenta.insecure-egress-allowed", "true");
        }
    }

    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicReference<JsonObject> BODY = new AtomicReference<>();
    private static final AtomicReference<String> KEY = new AtomicReference<>();
    private static HttpServer server;

    private Athina athina;

    @BeforeAll
    static void serve() {
        server = VERTX.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            BODY.set(body.toJsonObject());
            KEY.set(request.getHeader("Authorization"));
            request.response().putHeader("Content-Type", "application/json");
            if (request.path().startsWith("/limited")) {
                request.response().setStatusCode(429)
                        .end("{\"error\": {\"message\": \"Slow down\", \"type\": \"rate_limit_error\"}}");
            } else {
                request.response().end("{\"id\": \"c\", \"object\": \"chat.completion\", \"model\": \"gpt-4o\", \"choices\":"
                        + " [{\"index\": 0, \"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\":"
                        + " \"Nvidia designs GPUs.\"}}], \"usage\": {\"prompt_tokens\": 20, \"completion_tokens\": 5,"
                        + " \"total_tokens\": 25}}");
            }
        })).listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void prompt() {
        athina = Athina.create();
        athina.ok("PUT", "/prompt/bot", "{\"prompt\": [{\"role\": \"system\", \"content\": \"Be short.\"}, {\"role\": \"user\","
                + " \"content\": \"What does {{company}} do? {{unknown}}\"}], \"model\": \"gpt-4o\", \"provider\": \"fake\","
                + " \"parameters\": {\"temperature\": 0.5, \"max_tokens\": 10}}");
    }

    @Test
    void aRunFillsInCallsAnswersAndIsLogged() {
        secret("/v1");
        String id = run("\"variables\": {\"company\": \"nvidia\"}, \"parameters\": {\"max_tokens\": 1000, \"seed\": 3},"
                + " \"metadata\": {\"session_id\": \"s-1\", \"environment\": null}").statusCode(200)
                .body("status", equalTo("success")).body("response", equalTo("Nvidia designs GPUs."))
                .body("model", equalTo("gpt-4o")).body("usage.prompt_tokens", is(20)).body("usage.total_tokens", is(25))
                .body("data.prompt.prompt_sent[1].content", equalTo("What does nvidia do? {{unknown}}"))
                .body("data.prompt.options", equalTo(Map.of("temperature", 0.5f, "max_tokens", 1000)))
                .body("data.prompt.completion_tokens", is(5)).body("data.prompt.cost.doubleValue()", closeTo(1e-4, 1e-9))
                .body("data.prompt.org_model_config_id", nullValue()).extract().path("prompt_run_id");
        assertEquals("Bearer sk-fake", KEY.get());
        assertEquals("gpt-4o", BODY.get().getString("model"));
        assertEquals(1000, BODY.get().getInteger("max_tokens"));
        assertEquals(3, BODY.get().getInteger("seed"));
        assertEquals(0.5, BODY.get().getDouble("temperature"));
        assertEquals("What does nvidia do? {{unknown}}",
                BODY.get().getJsonArray("messages").getJsonObject(1).getString("content"));
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{\"prompt_slug\": \"bot\"}")
                .body("data.inferences[0].id", equalTo(id))
                .body("data.inferences[0].prompt_response", equalTo("Nvidia designs GPUs."));
        athina.tenant().request().get("/api/traces/" + id.replace("-", "")).then().body("trace.spans.bot.session_id",
                equalTo("s-1"));
    }

    @Test
    void aRunThatIsNotToBeLoggedIsNot() {
        secret("/v1");
        run("\"variables\": {}, \"log_prompt_run\": false").statusCode(200).body("data.prompt.cost", nullValue());
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{}").body("data.inferences", hasSize(0));
    }

    @Test
    void otherVersionsAndModelsAreRunWhenTheyAreNamed() {
        secret("/v1");
        athina.ok("PUT", "/prompt/bot", "{\"prompt\": [{\"role\": \"user\", \"content\": \"two\"}], \"model\": \"none\"}");
        run("\"variables\": {}, \"version\": 2, \"model\": \"gpt-4o\", \"provider\": \"fake\"").statusCode(200)
                .body("data.prompt.prompt_sent[0].content", equalTo("two"));
        assertFalse(BODY.get().containsKey("temperature"));
        run("\"variables\": {}, \"version\": 3").statusCode(404).body("error", containsString("version 3"));
    }

    @Test
    void withoutAKeyTheAnswerSaysWhatToDo() {
        run("\"variables\": {}").statusCode(400).body("error", containsString("'fake'"))
                .body("error", containsString("/api/secrets"));
        run("\"variables\": {}, \"model\": \"gpt-4o\"").statusCode(400).body("error", containsString("'openai'"));
        run("\"version\": 1").statusCode(400).body("error", containsString("variables"));
        athina.send("POST", "/prompt/none/run", "{\"variables\": {}}").statusCode(404);
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{}").body("data.inferences", hasSize(0));
    }

    @Test
    void whatAProviderRefusesIsToldInItsWords() {
        secret("/limited");
        run("\"variables\": {}").statusCode(400).body("error", containsString("rate_limit_error"))
                .body("error", not(containsString("sk-fake")));
    }

    @Test
    void secretsAreEncryptedAndShownToTheirProjectAlone() {
        secret("/v1");
        athina.tenant().request().get("/api/secrets/").then().statusCode(200)
                .body("[0].data.provider.key", equalTo("sk-fake"))
                .body("[0].data.model_keys[0]", equalTo("fake/custom/gpt-4o"));
        Athina.create().tenant().request().get("/api/secrets/").then().statusCode(200).body("size()", is(0));
    }

    private io.restassured.response.ValidatableResponse run(String members) {
        return athina.send("POST", "/prompt/bot/run", "{" + members + "}");
    }

    private void secret(String path) {
        athina.tenant().request().contentType("application/json")
                .body("{\"header\": {\"name\": \"fake\"}, \"secret\": {\"kind\":"
                        + " \"custom_provider\", \"data\": {\"kind\": \"custom\", \"provider\": {\"url\": \"http://localhost:"
                        + server.actualPort() + path + "\", \"key\": \"sk-fake\"}, \"models\": [{\"slug\": \"gpt-4o\"}]}}}")
                .post("/api/secrets/").then().statusCode(200);
    }
}
