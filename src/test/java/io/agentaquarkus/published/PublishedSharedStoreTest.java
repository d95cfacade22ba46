package io.agentaquarkus.published;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What is made through one surface is seen through the other. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedSharedStoreTest {

    private Tenant tenant;
    private Published published;

    @BeforeEach
    void account() {
        tenant = Tenant.create();
        published = new Published(tenant);
    }

    @Test
    void applicationsMadeHere() {
        JsonPath made = published.application();
        UUID id = made.getUUID("application.id");
        UUID variant = published.variantOf(id);
        published.commit(variant, "{\"prompt\":{\"input_keys\":[\"x\"]}}");
        published.deploy(variant, "production");
        api("POST", "/simple/applications/query", "{}").body("applications.id", hasItem(id.toString()));
        api("POST", "/variants/configs/fetch",
                "{\"application_ref\":{\"id\":\"" + id + "\"},\"environment_ref\":{\"slug\":\"production\"}}")
                .body("params.prompt.input_keys[0]", equalTo("x")).body("variant_ref.version", equalTo(2));
    }

    @Test
    void applicationsMadeThere() {
        JsonPath made = api("POST", "/simple/applications/", "{\"application\":{\"slug\":\"there\",\"name\":\"There\",\"data\":"
                + "{\"url\":\"https://example.com/app\",\"parameters\":{\"prompt\":{\"template_format\":\"curly\"}}}}}")
                .extract()
                .jsonPath();
        UUID id = made.getUUID("application.id");
        UUID variant = made.getUUID("application.variant_id");
        published.get("/simple/applications/" + id).body("application.name", equalTo("There"))
                .body("application.lifecycle.created_at", equalTo(made.getString("application.created_at")));
        published.post("/variants/configs/fetch", "{\"variant_ref\":{\"id\":\"" + variant + "\"}}")
                .body("params.prompt.template_format", equalTo("curly")).body("url", equalTo("https://example.com/app"))
                .body("variant_ref.version", equalTo("1"));
        published.commit(variant, "{\"prompt\":{\"template_format\":\"fstring\"}}");
        published.post("/variants/configs/fetch", "{\"variant_ref\":{\"id\":\"" + variant + "\"}}")
                .body("params.prompt.template_format", equalTo("fstring")).body("url", equalTo("https://example.com/app"))
                .body("variant_ref.version", equalTo("2"));
        api("POST", "/simple/applications/" + id + "/archive", "").statusCode(200);
        published.post("/simple/applications/query", "{}").body("application.id.flatten()", equalTo(java.util.List.of()));
        published.post("/simple/applications/query", "{\"include_archived\":true}").body("application.id[0]",
                equalTo(id.toString()));
    }

    @Test
    void testsetsMadeHere() {
        String id = published.testset("[{\"a\":1.50},{\"a\":1.50}]").getString("id");
        api("GET", "/simple/testsets/" + id, null).body("testset.data.testcases.data.a",
                equalTo(java.util.List.of(1.5f, 1.5f)));
    }

    @Test
    void testsetsMadeThere() {
        String id = api("POST", "/simple/testsets/",
                "{\"testset\":{\"slug\":\"rows\",\"name\":\"Rows\",\"data\":{\"testcases\":[{\"data\":{\"a\":null}}]}}}")
                .extract().jsonPath().getString("testset.id");
        String answer = published.get("/testsets/" + id).statusCode(200).extract().asString();
        org.junit.jupiter.api.Assertions.assertTrue(answer.contains("\"data\":{\"testcases\":[{\"a\":null}]}"), answer);
        published.post("/testsets/query", "{}").body("id[0]", equalTo(id)).body("[0].data.testcases.size()", equalTo(1));
    }

    @Test
    void evaluatorsMadeHere() {
        String id = published.post("/evaluators/", "{\"evaluator\":{\"slug\":\"mine\",\"data\":{\"uri\":"
                + "\"agenta:builtin:auto_exact_match:v0\",\"correct_answer_key\":\"answer\"}}}").statusCode(200).extract()
                .jsonPath().getString("id");
        api("GET", "/simple/evaluators/" + id, null).body("evaluator.data.parameters.correct_answer_key", equalTo("answer"))
                .body("evaluator.flags.is_evaluator", equalTo(true));
    }

    @Test
    void evaluatorsMadeThere() {
        String id = api("POST", "/simple/evaluators/",
                "{\"evaluator\":{\"slug\":\"theirs\",\"name\":\"Theirs\",\"data\":{\"uri\":"
                        + "\"agenta:builtin:auto_regex_test:v0\",\"parameters\":{\"regex_pattern\":\"a+\"}}}}")
                .extract().jsonPath()
                .getString("evaluator.id");
        published.post("/evaluators/query", "{\"windowing\":{\"limit\":1}}").body("id", equalTo(java.util.List.of(id)))
                .body("[0].name", equalTo("Theirs")).body("[0].data.parameters.regex_pattern", equalTo("a+"));
    }

    @Test
    void tracesSentHereAndThere() {
        published.post("/otlp/v1/traces", Exports.of("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1))
                .statusCode(200);
        api("GET", "/traces/0af7651916cd43dd8448eb211c80319c", null).body("count", equalTo(1));
        api("POST", "/otlp/v1/traces", Exports.of("1af7651916cd43dd8448eb211c80319c", "b7ad6b7169203332", 2)).statusCode(200);
        published.get("/traces/").body("trace_id",
                equalTo(java.util.List.of("1af7651916cd43dd8448eb211c80319c", "0af7651916cd43dd8448eb211c80319c")))
                .body("[0].spans.span_id", equalTo(java.util.List.of("b7ad6b7169203332")));
    }

    @Test
    void evaluationsMadeThere() {
        UUID application = published.application().getUUID("application.id");
        String testset = published.testset("[{\"a\":1}]").getString("id");
        String run = api("POST", "/evaluations/runs/", "{\"runs\":[{\"name\":\"R\",\"status\":\"errors\",\"data\":{\"steps\":["
                + "{\"key\":\"input\",\"type\":\"input\",\"origin\":\"custom\",\"references\":{\"testset\":{\"id\":\"" + testset
                + "\"}}},{\"key\":\"app\",\"type\":\"invocation\",\"origin\":\"custom\",\"references\":{\"application\":{\"id\":\""
                + application + "\"}}},{\"key\":\"check\",\"type\":\"annotation\",\"origin\":\"custom\",\"references\":"
                + "{\"evaluator\":{\"slug\":\"exact\"}}}]}}]}").extract().jsonPath().getString("runs[0].id");
        published.post("/evaluations/runs/query", "{\"run\":{\"application_id\":\"" + application + "\"}}").statusCode(200)
                .body("id", equalTo(java.util.List.of(run))).body("[0].name", equalTo("R"))
                .body("[0].status", equalTo("failed"))
                .body("[0].testset_id", equalTo(testset));
        published.post("/evaluations/runs/query", "{\"run\":{\"application_id\":\"" + UUID.randomUUID() + "\"}}")
                .body(equalTo("[]"));
        String scenario = api("POST", "/evaluations/scenarios/", "{\"scenarios\":[{\"run_id\":\"" + run + "\"}]}").extract()
                .jsonPath().getString("scenarios[0].id");
        published.post("/otlp/v1/traces", Exports.of("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1).replace(
                "\"attributes\":[", "\"attributes\":[{\"key\":\"ag.data.outputs.ok\",\"value\":{\"boolValue\":true}},"))
                .statusCode(200);
        api("POST", "/evaluations/results/", "{\"results\":[{\"run_id\":\"" + run + "\",\"scenario_id\":\"" + scenario
                + "\",\"step_key\":\"check\",\"status\":\"success\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"}]}");
        published.post("/evaluations/results/query", "{\"result\":{\"run_id\":\"" + run + "\"}}").statusCode(200)
                .body("scenario_id", equalTo(java.util.List.of(scenario))).body("[0].status", equalTo("success"))
                .body("[0].outputs.ok", equalTo(true));
        api("POST", "/evaluations/metrics/", "{\"metrics\":[{\"run_id\":\"" + run
                + "\",\"data\":{\"check\":{\"score\":{\"type\":\"numeric/continuous\",\"mean\":0.75}}}}]}");
        published.post("/evaluations/metrics/query", "{\"metrics\":{\"run_id\":\"" + run + "\"}}").statusCode(200)
                .body("size()", equalTo(1)).body("[0].evaluator_slug", equalTo("exact")).body("[0].value", equalTo(0.75f))
                .body("[0].data.score.mean", equalTo(0.75f)).body("[0].run_id", equalTo(run));
    }

    private io.restassured.response.ValidatableResponse api(String method, String path, String body) {
        var request = tenant.request();
        if (body != null && !body.isEmpty()) {
            request.contentType("application/json").body(body);
        }
        return request.request(method, "/api" + path).then().statusCode(200);
    }
}
