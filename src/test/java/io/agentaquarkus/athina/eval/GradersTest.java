package io.agentaquarkus.athina.eval;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.athina.FakeModel;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** Evaluations that a model, an address or users' code decides. They are worked on after the answer. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(FakeModel.OwnNetwork.class)
class GradersTest {

    private static final Vertx VERTX = Vertx.vertx();

    private static FakeModel model;
    private static HttpServer api;

    private Athina athina;

    @BeforeAll
    static void serve() {
        model = new FakeModel();
        api = VERTX.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            switch (request.path()) {
                case "/echo" -> request.response().end("{\"result\": true, \"reason\": \"" + request.getHeader("X-Key") + " "
                        + body.toJsonObject().fieldNames().stream().sorted().toList() + "\"}");
                case "/score" -> request.response().end("{\"result\": 0.25, \"reason\": \"so so\"}");
                case "/label" -> request.response().end("{\"result\": \"polite\"}");
                case "/list" -> request.response().end("{\"result\": []}");
                case "/text" -> request.response().end("no json");
                case "/closed" -> request.response().setStatusCode(401).end();
                default -> request.response().setStatusCode(404).end();
            }
        })).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void stop() {
        model.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void account() {
        athina = Athina.create();
        model.storeFor(athina.tenant(), "/v1");
        model.calls();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "DoesResponseAnswerQuery|Draq|Pass|true", "Draq|Draq|fail|false",
            "Faithfulness|Irftc|FAIL|false", "ContextContainsEnoughInformation|Ccei|no|true",
            "GradingCriteria|GradingCriteria|Failed|true" })
    void onlyWhatSaysThatItFailsHasFailed(String name, String type, String result, boolean passed) {
        model.says(call -> "Sure: {\"result\": \"" + result + "\", \"explanation\": \"because\"}.");
        run(name, "{\"grading_criteria\": \"Be short.\"}",
                "{\"query\": \"the question\", \"response\": \"the answer\", \"context\": [\"first\", \"second\"]}")
                .body("results[0].passed", is(passed)).body("results[0].score", is(passed ? 1f : 0f))
                .body("results[0].reason", equalTo("because")).body("results[0].eval_type_id", equalTo(type))
                .body("results[0].metrics[0].id", equalTo("passed"));
        FakeModel.Call call = model.calls().remove();
        assertEquals(0, call.body().getInteger("temperature"));
        assertEquals(2, call.body().getJsonArray("messages").size());
        assertTrue(call.message(1).contains(name.equals("ContextContainsEnoughInformation") ? "first\nsecond" : "the answer"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
            "boolean|{\"result\": \"Fail\", \"explanation\": \"e\"}|passed|false|0.0",
            "numeric|{\"score\": 0.3, \"explanation\": \"e\"}|score|null|0.3",
            "string|{\"label\": \"rude\", \"explanation\": \"e\"}|label|null|null" })
    void aUsersOwnPromptIsFilledIn(String output, String answer, String metric, Boolean passed, Float score) {
        model.says(call -> answer);
        run("CustomPrompt", "{\"eval_prompt\": \"Is {{response}} kind? {{unknown}}\", \"output_type\": \"" + output + "\"}",
                "{\"response\": \"$1 no\"}").body("results[0].passed", is(passed)).body("results[0].score", is(score))
                .body("results[0].metrics[0].id", equalTo(metric));
        assertEquals("Is $1 no kind? {{unknown}}", model.calls().remove().message(1));
    }

    @Test
    void whatIsNoAnswerIsAResultWithoutAVerdict() {
        model.says(
                call -> call.message(1).contains("odd") ? "I cannot say." : "{\"result\": \"Pass\", \"explanation\": \"e\"}");
        String id = athina.ok("POST", "/eval/run",
                "{\"model\": \"gpt-4o\", \"rows\": [{\"query\": \"q\", \"response\": \"odd\"},"
                        + " {\"query\": \"q\", \"response\": \"even\"}, {\"query\": \"q\"}], \"evals\": [{\"name\": \"Draq\"}, {\"name\":"
                        + " \"IsJson\"}]}")
                .body("status", equalTo("running")).extract().path("eval_request_id");
        athina.when("/eval/eval-request-id/" + id, "status", "completed").body("results.row_no", contains(1, 2, 3, 1, 2, 3))
                .body("results.passed", contains(null, true, null, false, false, null))
                .body("results[0].reason", containsString("I cannot say."))
                .body("results[2].reason", containsString("'response'"));
        String unknown = athina.ok("POST", "/eval/run", "{\"rows\": [{\"query\": \"q\", \"response\": \"r\"}], \"evals\":"
                + " [{\"name\": \"Draq\"}]}").extract().path("eval_request_id");
        athina.when("/eval/eval-request-id/" + unknown, "status", "completed").body("results[0].passed", nullValue())
                .body("results[0].reason", containsString("/api/secrets"));
    }

    @Test
    void aRequestThatIsStoppedAsEvaluationsAreHasFailed() {
        model.saysLater(call -> new CompletableFuture<>());
        String id = athina
                .ok("POST", "/eval/run", "{\"model\": \"gpt-4o\", \"rows\": [{\"query\": \"q\", \"response\": \"r\"}],"
                        + " \"evals\": [{\"name\": \"IsJson\"}, {\"name\": \"Draq\"}]}")
                .extract().path("eval_request_id");
        athina.get("/eval/eval-request-id/" + id).body("status", equalTo("running")).body("results", hasSize(0));
        athina.tenant().request().post("/api/simple/evaluations/" + id + "/stop").then().statusCode(200);
        athina.get("/eval/eval-request-id/" + id).body("status", equalTo("failed"));
        Athina.create().get("/eval/eval-request-id/" + id).statusCode(404);
    }

    @Test
    void aRowThatIsGivenUpKeepsWhatWasFoundOut() {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        model.saysLater(call -> {
            asked.complete(null);
            return new CompletableFuture<>();
        });
        String id = athina
                .ok("POST", "/eval/run", "{\"model\": \"gpt-4o\", \"rows\": [{\"query\": \"q\", \"response\": \"r\"}],"
                        + " \"evals\": [{\"name\": \"IsJson\"}, {\"name\": \"Draq\"}]}")
                .extract().path("eval_request_id");
        asked.orTimeout(60, TimeUnit.SECONDS).join();
        // As if servers had ended at it as often as it is tried.
        Sql.update("update evaluation_task t set attempts = 5, lease = null, leased_until = null from evaluation_job j"
                + " where t.project_id = j.project_id and t.job_id = j.id and j.run_id = ?", UUID.fromString(id));
        athina.when("/eval/eval-request-id/" + id, "status", "failed").body("results", hasSize(1))
                .body("results[0].passed", is(false)).body("results[0].row_no", equalTo(1));
    }

    @Test
    void sharesAreCounted() {
        model.says(call -> "{\"result\": \"x\", \"explanation\": [{\"sentence\": \"a\", \"supporting_evidence\": [\"s\"]},"
                + " {\"sentence\": \"b\", \"supporting_evidence\": []}, {\"sentence\": \"c\", \"supporting_evidence\": [\"s\"]}]}");
        String row = "{\"response\": \"a. b. c.\", \"context\": [\"s\"], \"query\": \"q\", \"expected_response\": \"e\", \"messages\":"
                + " [\"user: hi\", \"ai: hello\"]}";
        run("Groundedness", "{\"failure_threshold\": 0.7}", row).body("results[0].score", is(0.6667f))
                .body("results[0].passed", is(false)).body("results[0].reason", containsString("b"));
        model.says(call -> "{\"details\": [{\"message\": \"hi\", \"resolution\": \"Partial\", \"explanation\": \"half\"},"
                + " {\"message\": \"ho\", \"resolution\": \"Resolved\", \"explanation\": \"\"}]}");
        run("ConversationResolution", "{}", row).body("results[0].score", is(0.75f)).body("results[0].passed", nullValue())
                .body("results[0].reason", equalTo("hi: half"));
        model.says(call -> "{\"details\": []}");
        run("ConversationCoherence", "{}", row).body("results[0].score", nullValue());
        model.says(call -> "{\"verdicts\": [{\"text\": \"x\", \"verdict\": 1}, {\"text\": \"y\", \"verdict\": 0}, {\"text\":"
                + " \"z\", \"verdict\": \"1\"}]}");
        run("RagasFaithfulness", "{}", row).body("results[0].score", is(0.6667f));
        run("RagasContextPrecision", "{}", row).body("results[0].score.doubleValue()", closeTo((1 + 2 / 3.0) / 2, 1e-6));
        model.says(call -> "{\"verdict\": 1, \"explanation\": \"e\"}");
        run("RagasHarmfulness", "{\"failure_threshold\": 0.5}", row).body("results[0].passed", is(false));
        run("RagasCoherence", "{\"failure_threshold\": 0.5}", row).body("results[0].passed", is(true));
    }

    @Test
    void aSummaryIsComparedWithItsDocument() {
        model.says(call -> call.message(1).startsWith("Make") ? "{\"question 1\": \"A?\", \"question 2\": \"B?\"}"
                : call.message(1).contains("long") ? "{\"A?\": \"Yes\", \"B?\": \"Unknown\"}"
                        : "{\"A?\": \"no\", \"B?\": \"Yes \"}");
        run("SummaryAccuracy", "{\"n_questions\": 4, \"agreement_threshold\": 0.5}",
                "{\"document\": \"long\", \"response\": \"short\"}")
                .body("results[0].metrics.id", contains("agreement_score", "contradiction_score", "hallucination_score"))
                .body("results[0].metrics.value", contains(0f, 0.25f, 0.25f)).body("results[0].passed", is(false))
                .body("results[0].reason", containsString("A?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = { "/score|null|score|so so", "/label|null|label|",
            "/text|false|passed|"
                    + "The API's answer is no JSON object.",
            "/closed|false|passed|The API does not let this server in (401).",
            "/none|false|passed|The API has answered with the status 404." })
    void anAddressIsAsked(String path, Boolean passed, String metric, String reason) {
        run("ApiCall", "{\"url\": \"" + address(path) + "\"}", "{\"response\": \"r\"}").body("results[0].passed", is(passed))
                .body("results[0].metrics[0].id", equalTo(metric))
                .body("results[0].reason", equalTo(reason == null ? "" : reason));
    }

    @Test
    void anAddressIsToldTheRow() {
        run("ApiCall", "{\"url\": \"" + address("/echo") + "\", \"payload\": {\"p\": 1}, \"headers\": {\"X-Key\": \"k\"}}",
                "{\"response\": \"r\", \"query\": \"\", \"expected_response\": \"e\"}").body("results[0].passed", is(true))
                .body("results[0].reason", equalTo("k [expected_response, p, response]"));
        run("ApiCall", "{\"url\": \"" + address("/list") + "\"}", "{\"response\": \"r\"}").body("results[0].passed",
                nullValue());
    }

    @Test
    void linksAreFollowed() {
        String rows = "{\"text\": \"see " + address("/score") + "\"}";
        run("ContainsValidLink", "{}", rows).body("results[0].passed", is(true));
        run("NoInvalidLinks", "{}", "{\"text\": \"see " + address("/none") + "\"}").body("results[0].passed", is(false));
        run("NoInvalidLinks", "{}", "{\"text\": \"nothing\"}").body("results[0].passed", is(true));
        run("ContainsValidLink", "{}", "{\"text\": \"nothing\"}").body("results[0].passed", is(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = { "return len(response) > 1|true|passed",
            "return query['a']|null|score", "return 'x'|null|label", "return 1 / 0|false|passed" })
    void usersCodeIsGivenTheColumns(String line, Boolean passed, String metric) {
        run("CustomCodeEval", "{\"code\": \"def main(response, query):\\n    " + line + "\\n\"}",
                "{\"response\": \"ab\", \"query\": {\"a\": 2}}").body("results[0].passed", is(passed))
                .body("results[0].metrics[0].id", equalTo(metric));
    }

    @Test
    void resultsOfModelsStayWithTheDataset() {
        model.says(call -> "{\"result\": \"Pass\", \"explanation\": \"e\"}");
        String dataset = athina
                .ok("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"d\", \"dataset_rows\": [{\"query\":"
                        + " \"q\", \"response\": \"r\"}]}")
                .extract().path("id");
        String id = athina.ok("POST", "/eval/run", "{\"dataset_id\": \"" + dataset
                + "\", \"model\": \"gpt-4o\", \"evals\": [{\"name\": \"Draq\"}]}").extract().path("eval_request_id");
        athina.when("/eval/eval-request-id/" + id, "status", "completed");
        athina.ok("POST", "/dataset_v2/fetch-by-id/" + dataset, null)
                .body("data.dataset_rows[0].dataset_eval_results", hasSize(1))
                .body("data.dataset_rows[0].dataset_eval_results[0]", equalTo(Map.of("development_eval_config_id",
                        athina.ok("POST", "/dataset_v2/fetch-by-id/" + dataset, null).extract()
                                .path("data.development_eval_configs[0].id"),
                        "metric_id", "passed", "metric_value", "1.0", "explanation", "e")));
    }

    /** The run of one evaluation over one row, once it is over. */
    private ValidatableResponse run(String name, String config, String row) {
        String id = athina
                .ok("POST", "/eval/run", "{\"model\": \"gpt-4o\", \"rows\": [" + row + "], \"evals\": [{\"name\": \"" + name
                        + "\", \"config\": " + config + "}]}")
                .extract().path("eval_request_id");
        return athina.when("/eval/eval-request-id/" + id, "status", "completed");
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + api.actualPort() + path;
    }
}
