package io.agentaquarkus.athina.log;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Logged inferences are spans of the project, changed in part, by their id or their owner's reference. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LogsTest {

    private static final String LOG = """
            {"language_model_id": "gpt-4o", "prompt": [{"role": "user", "content": "40 days?"}], "response": "No",
             "user_query": "40 days?", "context": {"documents": ["30 days"]}, "prompt_tokens": 41, "completion_tokens": 9,
             "response_time": 812, "environment": "production", "prompt_slug": "refund-bot/v3", "customer_id": 7,
             "customer_user_id": "u-77", "session_id": "chat-19", "external_reference_id": "msg/5501",
             "custom_attributes": {"channel": "web"}, "model_options": {"temperature": 0.2}, "unknown": {"x": 1}}
            """;

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void aLogIsASpanWithItsModelTokensAndTimes() {
        JsonPath span = span(log(LOG));
        assertThat(span, "span_type", "chat");
        assertThat(span, "session_id", "chat-19");
        assertThat(span, "user_id", "u-77");
        assertThat(span, "attributes.ag.metrics.duration.cumulative", 812f);
        assertThat(span, "attributes.ag.metrics.tokens.cumulative.total", 50);
        assertThat(span, "attributes.ag.data.outputs.completion", "No");
        assertThat(span, "attributes.ag.data.inputs.context.documents[0]", "30 days");
        assertThat(span, "attributes.ag.data.parameters.temperature", 0.2f);
        assertThat(span, "attributes.ag.tags.customer_id", "7");
        assertThat(span, "attributes.ag.meta.custom_attributes.channel", "web");
        assertThat(span, "attributes.ag.metrics.costs.cumulative.total", 1.925e-4f);
    }

    @Test
    void aWholeAnswerOfAModelIsReadForItsTextAndUsage() {
        JsonPath span = span(log("""
                {"prompt": "hi", "response": {"choices": [{"message": {"content": "yo", "tool_calls": [{"id": "t"}]}}],
                 "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 8}}}
                """));
        assertThat(span, "span_type", "completion");
        assertThat(span, "attributes.ag.data.outputs.completion", "yo");
        assertThat(span, "attributes.ag.data.outputs.tool_calls[0].id", "t");
        assertThat(span, "attributes.ag.metrics.tokens.incremental.total", 8);
        assertThat(span, "attributes.ag.data.internals.response.usage.total_tokens", 8);
    }

    @Test
    void aCostThatTheCallerKnowsCounts() {
        String id = log("{\"language_model_id\": \"gpt-4o\", \"prompt\": \"hi\", \"prompt_tokens\": 9, \"cost\": 0.5}");
        assertThat(span(id), "attributes.ag.metrics.costs.cumulative.total", 0.5f);
        athina.ok("PATCH", "/log/inference/" + id, "{\"prompt_tokens\": 900}");
        assertThat(span(id), "attributes.ag.metrics.costs.cumulative.total", 0.5f);
    }

    @ParameterizedTest
    @CsvSource({ "PUT,/logs/", "PATCH,/log/inference/" })
    void anUpdateChangesWhatIsSentAndNothingElse(String method, String path) {
        String id = log(LOG);
        athina.ok(method, path + id, """
                {"expected_response": "No.", "prompt_response": "Never", "metadata": {"m": 1}, "user_feedback": 1,
                 "context": null, "prompt_tokens": 1}
                """).body("status", equalTo("success")).body("message", equalTo("Log updated successfully"))
                .body("data.prompt_run_id", equalTo(id));
        JsonPath span = span(id);
        assertThat(span, "attributes.ag.data.internals.expected_response", "No.");
        assertThat(span, "attributes.ag.data.outputs.completion", "Never");
        assertThat(span, "attributes.ag.data.inputs.context.documents[0]", "30 days");
        assertThat(span, "attributes.ag.meta.custom_attributes", java.util.Map.of("channel", "web", "m", 1));
        assertThat(span, "attributes.ag.meta.user_feedback", 1);
        assertThat(span, "attributes.ag.metrics.tokens.cumulative.total", 10);
        assertThat(span, "attributes.ag.metrics.duration.cumulative", 812f);
    }

    @ParameterizedTest
    @CsvSource({ "PUT,/logs/external/msg/5501", "PATCH,/log/inference/update-by-external-reference-id/msg%2F5501" })
    void ofSeveralLogsWithAReferenceTheNewestIsUpdated(String method, String path) {
        String older = log(LOG);
        String newer = log(LOG);
        athina.request().urlEncodingEnabled(false).contentType("application/json").body("{\"response\": \"new\"}")
                .request(method, "/api/v1" + path).then().statusCode(200);
        assertThat(span(older), "attributes.ag.data.outputs.completion", "No");
        assertThat(span(newer), "attributes.ag.data.outputs.completion", "new");
    }

    @Test
    void feedbackMayComeBeforeItsLogAndAfterIt() {
        athina.ok("PATCH", "/prompt_run/user-feedback", "{\"external_reference_id\": \"msg/5501\", \"user_feedback\": -1,"
                + " \"user_feedback_comment\": \"wrong window\"}").body("data.message", equalTo("User feedback logged"));
        String id = log(LOG);
        assertThat(span(id), "attributes.ag.meta.user_feedback", -1);
        assertThat(span(id), "attributes.ag.meta.user_feedback_comment", "wrong window");
        athina.ok("PATCH", "/prompt_run/user-feedback", "{\"external_reference_id\": \"msg/5501\", \"user_feedback\": 1}");
        assertThat(span(id), "attributes.ag.meta.user_feedback", 1);
    }

    @Test
    void inferencesAreFoundWithExactlySevenMembers() {
        log(LOG);
        log("{\"prompt\": \"other\", \"prompt_slug\": \"other\"}");
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{\"prompt_slug\": \"refund-bot/v3\", \"environment\": null}")
                .body("data.inferences", hasSize(1)).body("data.inferences[0].size()", is(7))
                .body("data.inferences[0].language_model_id", equalTo("gpt-4o"))
                .body("data.inferences[0].user_query", equalTo("40 days?"))
                .body("data.inferences[0].prompt_response", equalTo("No"))
                .body("data.inferences[0].expected_response", nullValue());
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{\"limit\": 1}").body("data.inferences", hasSize(1))
                .body("data.inferences[0].prompt_slug", equalTo("other"));
    }

    @Test
    void theNewerPathIsTheSameOperation() {
        athina.request().contentType("application/json").body("{\"prompt\": \"x\", \"externalReferenceId\": \"r2\"}")
                .post("/api/v2/log/inference").then().statusCode(200).body("data.prompt_run_id", notNullValue());
        athina.ok("PUT", "/logs/external/r2", "{\"response\": \"y\"}");
        athina.request().contentType("application/json").body("{\"prompt\": \"x\", \"prompt_tokens\": \"many\"}")
                .post("/api/v2/log/inference").then().statusCode(400).body("error", containsString("prompt_tokens"));
    }

    @Test
    void mistakesAreNamedAndNothingIsStored() {
        athina.send("POST", "/log/inference", "{}").statusCode(400).body("status", equalTo("error"))
                .body("error", containsString("prompt")).body("details.message", notNullValue());
        athina.send("POST", "/log/inference", "{\"prompt\": \"x\", \"response_time\": -1}").statusCode(400)
                .body("error", containsString("response_time"));
        athina.send("POST", "/log/inference", "{\"prompt\": \"x\", \"external_reference_id\": \"" + "r".repeat(501) + "\"}")
                .statusCode(400).body("error", containsString("external_reference_id"));
        athina.send("POST", "/log/inference", "[]").statusCode(400);
        athina.send("PUT", "/logs/" + UUID.randomUUID(), "{}").statusCode(404).body("error", containsString("not found"));
        athina.send("PUT", "/logs/none", "{}").statusCode(404);
        athina.send("PUT", "/logs/external/none", "{}").statusCode(404);
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{}").body("data.inferences", hasSize(0));
    }

    @Test
    void logsOfOtherProjectsAreNotThere() {
        String id = log(LOG);
        Athina stranger = Athina.create();
        stranger.send("PUT", "/logs/" + id, "{\"response\": \"x\"}").statusCode(404);
        stranger.send("PUT", "/logs/external/msg/5501", "{\"response\": \"x\"}").statusCode(404);
        stranger.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{}").body("data.inferences", hasSize(0));
        assertThat(span(id), "attributes.ag.data.outputs.completion", "No");
    }

    @Test
    void whoIsNotKnownIsRefusedInTheShapeOfTheSurface() {
        for (String key : new String[] { "", "x.y", Tenant.ADMINISTRATOR }) {
            given().header("athina-api-key", key).post("/api/v1/log/inference").then().statusCode(401)
                    .body("error", equalTo("AuthorizationError")).body("status", equalTo("error"))
                    .body("details.message", containsString("athina-api-key"));
        }
        athina.tenant().request().post("/api/v1/log/inference").then().statusCode(401);
        athina.get("/no/such/route").statusCode(404).body("error", equalTo("Not Found")).body("details.message",
                equalTo("Not Found"));
        athina.send("DELETE", "/log/inference", null).statusCode(405).body("error", equalTo("Method Not Allowed"));
        given().get("/api/v1").then().statusCode(200).body("status", equalTo("success"));
        given().urlEncodingEnabled(false).get("//api/v1/").then().statusCode(200);
        given().get("/api/v1/openapi.json").then().statusCode(200).body("info.title", equalTo("Athina AI API"));
    }

    private String log(String json) {
        JsonPath answer = athina.ok("POST", "/log/inference", json).extract().jsonPath();
        assertThat(answer, "data.prompt_run_id", answer.get("prompt_run_id"));
        return answer.get("prompt_run_id");
    }

    private JsonPath span(String id) {
        return athina.tenant().request().queryParam("trace_ids", id.replace("-", "")).get("/api/spans/").then()
                .statusCode(200).extract().jsonPath().setRootPath("spans[0]");
    }

    private static void assertThat(JsonPath json, String path, Object expected) {
        org.junit.jupiter.api.Assertions.assertEquals(expected, json.get(path), path);
    }

    @Test
    void whatOlderClientsSendIsALogToo() {
        athina.ok("POST", "/log/prompt/openai-chat", "{\"prompt_slug\": \"old\", \"prompt_messages\": [{\"role\": \"user\","
                + " \"content\": \"q\"}], \"language_model_id\": \"gpt-4o\", \"completion\": {\"choices\": [{\"message\":"
                + " {\"content\": \"a\"}}], \"usage\": {\"prompt_tokens\": 3}}, \"user_query\": \"None\"}")
                .body("data.prompt_run_id", notNullValue());
        athina.ok("POST", "/log/prompt/generic",
                "{\"prompt_slug\": \"old\", \"prompt_text\": \"p\", \"prompt_response\": \"r\"}");
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{\"prompt_slug\": \"old\"}")
                .body("data.inferences.prompt_response", contains("r", "a"))
                .body("data.inferences[1].user_query", equalTo("q"));
        athina.send("POST", "/log/prompt/other", "{\"prompt_text\": \"p\"}").statusCode(400);
        athina.send("POST", "/log/prompt/generic", "{\"prompt_text\": \"None\"}").statusCode(400);
    }

    @Test
    void whatWasLoggedIsReadAgain() {
        String id = athina.ok("POST", "/log/inference", "{\"language_model_id\": \"gpt-4o\", \"prompt\": \"p\", \"response\":"
                + " \"r\", \"prompt_tokens\": 3, \"completion_tokens\": 4, \"external_reference_id\": \"m-9\","
                + " \"custom_eval_metrics\": {\"csat\": 4}, \"custom_attributes\": {\"a\": [1]}}").extract()
                .path("prompt_run_id");
        athina.ok("PATCH", "/prompt_run/user-feedback", "{\"external_reference_id\": \"m-9\", \"user_feedback\": -1}");
        athina.get("/log/inference/" + id).statusCode(200).body("status", equalTo("success")).body("prompt_run_id", equalTo(id))
                .body("language_model_id", equalTo("gpt-4o")).body("response", equalTo("r")).body("total_tokens", equalTo(7))
                .body("custom_eval_metrics.csat", equalTo(4)).body("custom_attributes.a[0]", equalTo(1))
                .body("user_feedback", equalTo(-1)).body("data.log.external_reference_id", equalTo("m-9"));
        Athina.create().get("/log/inference/" + id).statusCode(404);
    }
}
