package io.agentaquarkus.handler;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.testsupport.FakeModels;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Built-in workflows call models with the keys of the vault; what models answer or refuse becomes their result. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeModels.class)
class ModelHandlersTest {

    private static final String UNTYPED = "https://agenta.ai/docs/errors#v1:sdk:unknown-workflow-invoke-error";

    private Tenant tenant;

    @BeforeEach
    void keys() {
        FakeModels.forget();
        tenant = Tenant.create();
        store("{\"header\": {}, \"secret\": {\"kind\": \"provider_key\", \"data\": {\"kind\": \"openai\", \"provider\":"
                + " {\"key\": \"sk-openai\"}}}}");
        store("{\"slug\": \"gate\", \"header\": {\"name\": \"gate\"}, \"secret\": {\"kind\": \"custom_provider\", \"data\":"
                + " {\"kind\": \"custom\", \"provider\": {\"url\": \"" + FakeModels.url() + "\", \"key\": \"sk-gate\"},"
                + " \"models\": [{\"slug\": \"llama\"}]}}}");
    }

    @Test
    void aCompletionIsFilledInCalledAndRecorded() {
        FakeModels.say("Paris");
        String trace = invoke("completion", prompt("\"llm_config\": {\"model\": \"gpt-4o-mini\", \"temperature\": 0.5,"
                + " \"max_tokens\": 10, \"tool_choice\": \"auto\", \"response_format\": {\"type\": \"json_schema\","
                + " \"json_schema\": {\"name\": \"{{country}}\", \"schema\": {\"type\": \"object\"}}}}"),
                "\"inputs\": {\"country\": \"France\"}").statusCode(200).body("data.outputs", equalTo("Paris"))
                .extract().path("trace_id");
        JsonObject asked = FakeModels.asked().get(0);
        assertEquals("Bearer sk-openai", FakeModels.keys().get(0));
        assertEquals("gpt-4o-mini", asked.getString("model"));
        assertEquals(0.5, asked.getDouble("temperature"));
        assertEquals(10, asked.getInteger("max_tokens"));
        assertFalse(asked.containsKey("tool_choice"));
        assertEquals("France", asked.getJsonObject("response_format").getJsonObject("json_schema").getString("name"));
        assertEquals("Capital of France?", asked.getJsonArray("messages").getJsonObject(0).getString("content"));
        String call = "trace.spans.completion_v0.spans.litellm_client.";
        tenant.request().get("/api/traces/" + trace).then().statusCode(200)
                .body(call + "span_kind", equalTo("SPAN_KIND_CLIENT"))
                .body(call + "attributes.ag.type.span", equalTo("chat"))
                .body(call + "attributes.ag.data.inputs.prompt[0].content", equalTo("Capital of France?"))
                .body(call + "attributes.ag.data.outputs.completion.content", equalTo("Paris"))
                .body(call + "attributes.ag.data.parameters.temperature", is(0.5f))
                .body(call + "attributes.ag.metrics.tokens.incremental.total.doubleValue()", is(25.0))
                .body("trace.spans.completion_v0.attributes.ag.metrics.tokens.cumulative.total.doubleValue()", is(25.0))
                .body("trace.spans.completion_v0.attributes.ag.metrics.costs.cumulative.total.doubleValue()",
                        closeTo(20 * 0.15e-6 + 5 * 0.6e-6, 1e-9));
    }

    @Test
    void withoutInputsNothingIsFilledIn() {
        FakeModels.say("?");
        invoke("completion", prompt("\"x\": 1"), "\"outputs\": null").statusCode(200);
        assertEquals("Capital of {{country}}?",
                FakeModels.asked().get(0).getJsonArray("messages").getJsonObject(0).getString("content"));
    }

    @Test
    void aRefusalAndToolsAreResultsOfACompletion() {
        FakeModels.say(new JsonObject().put("role", "assistant").putNull("content").put("refusal", "I may not."));
        complete("").statusCode(200).body("data.outputs", equalTo("I may not."));
        FakeModels.call("c1", "find", "{\"q\": 1}");
        complete("\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"find\", \"parameters\": {\"type\":"
                + " \"object\"}}}], \"tool_choice\": \"auto\"").statusCode(200)
                .body("data.outputs[0].function.arguments", equalTo("{\"q\": 1}"));
        assertEquals("auto", FakeModels.asked().get(1).getString("tool_choice"));
        assertEquals("find", FakeModels.asked().get(1).getJsonArray("tools").getJsonObject(0).getJsonObject("function")
                .getString("name"));
    }

    @Test
    void aChatGoesOnWithItsHistory() {
        FakeModels.call("c2", "find", "{}");
        String history = "{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"See {{this}}\"}, {\"type\":"
                + " \"image_url\", \"image_url\": {\"url\": \"https://x.example/i.png\", \"detail\": \"low\"}}]},"
                + " {\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"c1\", \"type\": \"function\","
                + " \"function\": {\"name\": \"find\", \"arguments\": \"{}\"}}]},"
                + " {\"role\": \"tool\", \"tool_call_id\": \"c1\", \"content\": \"42\"}";
        invoke("chat", prompt("\"llm_config\": {\"model\": \"gate/custom/llama\"}"),
                "\"inputs\": {\"country\": \"France\", \"messages\": [" + history + "]}").statusCode(200)
                .body("data.outputs.role", equalTo("assistant")).body("data.outputs.size()", is(2))
                .body("data.outputs.tool_calls[0].id", equalTo("c2"));
        assertEquals("Bearer sk-gate", FakeModels.keys().get(0));
        JsonArray messages = FakeModels.asked().get(0).getJsonArray("messages");
        assertEquals("llama", FakeModels.asked().get(0).getString("model"));
        assertEquals("See {{this}}", messages.getJsonObject(1).getJsonArray("content").getJsonObject(0).getString("text"));
        assertEquals("low", messages.getJsonObject(1).getJsonArray("content").getJsonObject(1).getJsonObject("image_url")
                .getString("detail"));
        assertEquals("c1", messages.getJsonObject(2).getJsonArray("tool_calls").getJsonObject(0).getString("id"));
        assertEquals("c1", messages.getJsonObject(3).getString("tool_call_id"));
        assertEquals("42", messages.getJsonObject(3).getString("content"));
    }

    @ParameterizedTest
    @CsvSource({ "401, 424", "403, 424", "429, 424", "400, 400", "404, 404", "500, 500", "503, 503" })
    void whatAProviderRefusesIsTheFailureOfTheRun(int status, int code) {
        FakeModels.answer(status, "{\"error\": {\"message\": \"Not now\"}}");
        String trace = complete("").statusCode(code).body("status.code", is(code)).body("status.type", equalTo(UNTYPED))
                .body("status.message", containsString("Not now")).body("status.message", not(containsString("sk-openai")))
                .body("data", nullValue()).extract().path("trace_id");
        tenant.request().get("/api/traces/" + trace).then()
                .body("trace.spans.completion_v0.spans.litellm_client.status_code", equalTo("STATUS_CODE_ERROR"));
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() {
        FakeModels.answer(200, "<html>");
        complete("").statusCode(500).body("status.type", equalTo(UNTYPED));
        FakeModels.answer(200, "{\"choices\": []}");
        complete("").statusCode(500).body("status.type", equalTo(UNTYPED));
    }

    @Test
    void aModelIsAskedAgainAndThenAnother() {
        for (int status : new int[] { 500, 500, 500 }) {
            FakeModels.answer(status, "{\"error\": {\"message\": \"Down\"}}");
        }
        FakeModels.say("from the other");
        invoke("completion", prompt("\"retry_policy\": \"availability\", \"retry_config\": {\"max_retries\": 2, \"base_delay\":"
                + " 100}, \"fallback_policy\": \"availability\", \"fallback_configs\": [{\"model\": \"gate/custom/llama\"}]"),
                "\"inputs\": {\"country\": \"x\"}").statusCode(200).body("data.outputs", equalTo("from the other"));
        assertEquals(List.of("gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini", "llama"),
                FakeModels.asked().stream().map(body -> body.getString("model")).toList());
    }

    @Test
    void policiesAllowNoMoreThanTheySay() {
        FakeModels.answer(429, "{\"error\": {\"message\": \"Slow down\"}}");
        invoke("completion", prompt("\"retry_policy\": \"availability\", \"fallback_policy\": \"availability\","
                + " \"fallback_configs\": [{\"model\": \"gate/custom/llama\"}]"), "\"inputs\": {\"country\": \"x\"}")
                .statusCode(424);
        FakeModels.say("other key");
        invoke("completion", prompt("\"llm_config\": {\"model\": \"groq/openai/gpt-oss-20b\"}, \"fallback_policy\": \"access\","
                + " \"fallback_configs\": [{\"model\": \"gate/custom/llama\"}]"), "\"inputs\": {\"country\": \"x\"}")
                .statusCode(200).body("data.outputs", equalTo("other key"));
        assertEquals(2, FakeModels.asked().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0.75 | {score=0.75, success=true}", "' 0.25 ' | {score=0.25, success=false}",
            "true | {score=true, success=true}", "{\"score\": false} | {score=false}" })
    void aModelJudges(String answer, String outputs) {
        FakeModels.say(answer);
        Object judged = invoke("auto_ai_critique", "\"prompt_template\": [{\"role\": \"user\", \"content\": \"Rate {{outputs}}"
                + " for {{reference}} of {{country}}\"}], \"correct_answer_key\": \"capital\"",
                "\"inputs\": {\"capital\": \"Paris\", \"country\": \"France\"}, \"outputs\": \"Lyon\"").statusCode(200)
                .extract().path("data.outputs");
        assertEquals(outputs, judged.toString());
        JsonObject asked = FakeModels.asked().get(0);
        assertEquals("Rate Lyon for Paris of France", asked.getJsonArray("messages").getJsonObject(0).getString("content"));
        assertEquals("text", asked.getJsonObject("response_format").getString("type"));
        assertEquals("gpt-3.5-turbo", asked.getString("model"));
    }

    @ParameterizedTest
    @CsvSource({ "200, good, 400, schemas:invalid-outputs", "500, x, 500, workflows:prompt-completion-error",
            "429, x, 500, workflows:prompt-completion-error", "401, x, 424, unknown-workflow-invoke-error" })
    void aJudgeThatSaysNothingOfUseIsAFailure(int status, String answer, int code, String type) {
        if (status == 200) {
            FakeModels.say(answer);
        } else {
            FakeModels.answer(status, "{\"error\": {\"message\": \"" + answer + "\"}}");
        }
        invoke("auto_ai_critique", "\"prompt_template\": [{\"role\": \"user\", \"content\": \"x\"}]",
                "\"inputs\": {}, \"outputs\": \"x\"").statusCode(code).body("status.type", containsString(type));
    }

    @Test
    void aJudgesTemplateAndThresholdAreChecked() {
        invoke("auto_ai_critique", "\"prompt_template\": [{\"role\": \"user\", \"content\": \"{{nothing}}\"}]",
                "\"inputs\": {}, \"outputs\": \"x\"").statusCode(400)
                .body("status.message", equalTo("messages[0].content: Template variables not found or unresolved: nothing."));
        invoke("auto_ai_critique", "\"prompt_template\": [], \"threshold\": 1", "\"inputs\": {}, \"outputs\": \"x\"")
                .statusCode(400).body("status.message", containsString("At 'threshold'"));
        assertEquals(0, FakeModels.asked().size());
    }

    @Test
    void textsAreComparedAsTheyAreEmbedded() {
        embeddings("[1.0, 0.0]", "[0.6, 0.8]");
        invoke("auto_semantic_similarity", "\"threshold\": 0.5", "\"inputs\": {\"correct_answer\": \"Paris\"}, \"outputs\":"
                + " {\"a\": 1}").statusCode(200).body("data.outputs.score.doubleValue()", closeTo(0.6, 1e-6))
                .body("data.outputs.success", is(true));
        assertEquals(new JsonArray().add("{\"a\": 1}").add("Paris"), FakeModels.asked().get(0).getJsonArray("input"));
        assertEquals("text-embedding-3-small", FakeModels.asked().get(0).getString("model"));
        embeddings("[0.0, 0.0]", "[1.0, 0.0]");
        String trace = invoke("match", "\"matchers\": [{\"key\": \"a\", \"target\": \"$.outputs\", \"match\": \"similarity\","
                + " \"similarity\": \"cosine\", \"reference\": \"x\"}]", "\"inputs\": {}, \"outputs\": \"y\"").statusCode(200)
                .body("data.outputs.a.score", is(0.0f)).body("data.outputs.a.error", nullValue()).extract().path("trace_id");
        tenant.request().get("/api/traces/" + trace).then().statusCode(200)
                .body("trace.spans.match_v0.attributes.ag.data.outputs.a.score.doubleValue()", is(0.0))
                .body("trace.spans.match_v0.spans.litellm_client.attributes.ag.type.span", equalTo("embedding"))
                .body("trace.spans.match_v0.attributes.ag.metrics.costs.cumulative.total.doubleValue()",
                        closeTo(4 * 0.02e-6, 1e-12));
    }

    @Test
    void theFirstModelThatAnswersIsTaken() {
        FakeModels.answer(429, "{\"error\": {\"message\": \"Slow down\"}}");
        FakeModels.say("Hello");
        invoke("llm",
                "\"llms\": [{\"connection\": null}, {\"model\": \"groq/openai/gpt-oss-20b\"}, {\"model\": \"gpt-4o-mini\"},"
                        + " {\"model\": \"gate/custom/llama\", \"temperature\": 1}], \"messages\": [{\"role\": \"system\", \"content\":"
                        + " \"Be {{how}}\"}]",
                "\"inputs\": {\"messages\": [{\"role\": \"user\", \"content\": \"Hi {{how}}\"}],"
                        + " \"variables\": {\"how\": \"short\"}, \"context\": {\"a\": 1}}")
                .statusCode(200).body("data.outputs.status.message", equalTo("completed"))
                .body("data.outputs.messages.content", equalTo(List.of("Be short", "Hi {{how}}", "Hello")))
                .body("data.outputs.context.a", is(1)).body("data.outputs.usage.total_tokens", is(25));
        assertEquals("llama", FakeModels.asked().get(1).getString("model"));
        invoke("llm", "\"llms\": [{\"model\": \"groq/openai/gpt-oss-20b\"}]", "\"inputs\": {}").statusCode(503)
                .body("status.message", containsString("All LLM entries exhausted. Last error: No API key"));
        tenant.request().contentType("application/json").body("{\"flags\": {\"force\": true}, \"data\": {\"parameters\":"
                + " {\"llms\": [{\"model\": \"gpt-4o-mini\"}]}}}").post("/services/llm/v0/invoke").then().statusCode(406);
    }

    @Test
    void aLoopGoesOnUntilItIsToldToStopOrHasToWait() {
        String loop = "\"messages\": [{\"role\": \"user\", \"content\": \"Go\"}], \"llms\": [{\"model\": \"gpt-4o-mini\"}], \"loop\": {\"max_iterations\": 2, \"allow_implicit_stop\":"
                + " false}, \"tools\": {\"internal\": [\"control.terminate\"], \"external\": [{\"type\": \"function\","
                + " \"function\": {\"name\": \"ask\"}}]}, \"consent\": {\"mode\": \"per_call\"}";
        FakeModels.call("t1", "control.terminate", "{}");
        invoke("llm", loop, "\"inputs\": {}").statusCode(200).body("data.outputs.status.code", is(200));
        assertEquals(List.of("control.terminate", "ask"), FakeModels.asked().get(0).getJsonArray("tools").stream()
                .map(tool -> ((JsonObject) tool).getJsonObject("function").getString("name")).toList());
        FakeModels.call("t2", "ask", "{}");
        invoke("llm", loop, "\"inputs\": {}").statusCode(200).body("data.outputs.status.message", equalTo("tool_requested"))
                .body("data.outputs.status.code", is(202));
        FakeModels.call("t3", "unknown", "{}");
        invoke("llm", loop, "\"inputs\": {}").body("data.outputs.status.message", equalTo("consent_requested"))
                .body("data.outputs.messages[1].tool_calls", hasSize(2));
        FakeModels.call("t5", "control.request_consent", "{}");
        invoke("llm", loop, "\"inputs\": {}").body("data.outputs.status.message", equalTo("consent_requested"))
                .body("data.outputs.messages[1].tool_calls", hasSize(1));
        FakeModels.call("t4", "unknown", "{}");
        FakeModels.say("done");
        invoke("llm", loop, "\"inputs\": {\"consent\": {\"decisions\": {\"unknown\": {\"decision\": \"allow\"}}}}")
                .body("data.outputs.status.message", equalTo("iterations_exhausted"))
                .body("data.outputs.messages", hasSize(4)).body("data.outputs.messages[2].tool_call_id", equalTo("t4"));
    }

    @Test
    void aServerWithoutKeysIsCalledWithoutOne() {
        store("{\"header\": {\"name\": \"local\"}, \"secret\": {\"kind\": \"custom_provider\", \"data\": {\"kind\":"
                + " \"custom\", \"provider\": {\"url\": \"" + FakeModels.url() + "\"}, \"models\": [{\"slug\": \"m\"}]}}}");
        FakeModels.say("Hi");
        invoke("completion", prompt("\"llm_config\": {\"model\": \"local/custom/m\"}"), "\"inputs\": {\"country\": \"x\"}")
                .statusCode(200).body("data.outputs", equalTo("Hi"));
    }

    @Test
    void keysOfOtherProjectsAreNotTaken() {
        tenant = Tenant.create();
        complete("").statusCode(400).body("status.type", containsString("invalid-secrets"));
        assertEquals(0, FakeModels.asked().size());
    }

    private void embeddings(String first, String second) {
        FakeModels.answer(200, "{\"object\": \"list\", \"model\": \"e\", \"data\": [{\"object\": \"embedding\", \"index\": 0,"
                + " \"embedding\": " + first + "}, {\"object\": \"embedding\", \"index\": 1, \"embedding\": " + second
                + "}], \"usage\": {\"prompt_tokens\": 4, \"total_tokens\": 4}}");
    }

    private ValidatableResponse complete(String config) {
        return invoke("completion",
                prompt("\"llm_config\": {\"model\": \"gpt-4o-mini\"" + (config.isEmpty() ? "" : ", " + config) + "}"),
                "\"inputs\": {\"country\": \"France\"}");
    }

    private static String prompt(String members) {
        return "\"prompt\": {\"messages\": [{\"role\": \"user\", \"content\": \"Capital of {{country}}?\"}], " + members + "}";
    }

    private ValidatableResponse invoke(String handler, String parameters, String data) {
        return tenant.request().contentType("application/json")
                .body("{\"data\": {\"parameters\": {" + parameters + "}, " + data + "}}")
                .post("/services/" + handler + "/v0/invoke").then();
    }

    private void store(String secret) {
        tenant.request().contentType("application/json").body(secret).post("/api/secrets/").then().statusCode(200);
    }
}
