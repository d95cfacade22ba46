package io.agentaquarkus.athina.prompt;

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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.athina.FakeModel;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Prompts are run by a model whose key is in the vault, here a server that speaks as OpenAI does. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(FakeModel.OwnNetwork.class)
class PromptRunsTest {

    private static FakeModel model;

    private Athina athina;

    @BeforeAll
    static void serve() {
        model = new FakeModel();
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @BeforeEach
    void prompt() {
        model.calls();
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
        FakeModel.Call call = model.calls().remove();
        assertEquals("Bearer sk-fake", call.key());
        assertEquals("gpt-4o", call.body().getString("model"));
        assertEquals(1000, call.body().getInteger("max_tokens"));
        assertEquals(3, call.body().getInteger("seed"));
        assertEquals(0.5, call.body().getDouble("temperature"));
        assertEquals("What does nvidia do? {{unknown}}", call.message(1));
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
        assertFalse(model.calls().remove().body().containsKey("temperature"));
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
        model.storeFor(athina.tenant(), path);
    }
}
