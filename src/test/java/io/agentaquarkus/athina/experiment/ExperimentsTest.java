package io.agentaquarkus.athina.experiment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.athina.FakeModel;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** Prompts and models are compared over a dataset and read back side by side. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(FakeModel.OwnNetwork.class)
class ExperimentsTest {

    private static FakeModel model;

    private Athina athina;
    private String dataset;

    @BeforeAll
    static void serve() {
        model = new FakeModel();
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @BeforeEach
    void account() {
        athina = Athina.create();
        model.storeFor(athina.tenant(), "/v1");
        model.says(call -> call.message(-1).toUpperCase(Locale.ROOT));
        athina.ok("PUT", "/prompt/bot",
                "{\"prompt\": [{\"role\": \"user\", \"content\": \"one {{city}}\"}], \"model\": \"gpt-4o\"}");
        athina.ok("PUT", "/prompt/bot",
                "{\"prompt\": [{\"role\": \"user\", \"content\": \"two {{city}}\"}], \"model\": \"gpt-4o\"}");
        dataset = athina
                .ok("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"cities\", \"dataset_rows\": [{\"city\": \"rome\","
                        + " \"response\": \"old\"}, {\"city\": \"oslo\"}, {\"city\": \"bern\"}]}")
                .extract().path("id");
    }

    @Test
    void variantsAreReadSideBySide() {
        String id = create(
                "\"variants\": [{\"prompt_slug\": \"bot\"}, {\"prompt_slug\": \"bot\", \"version\": 2}, {\"name\": \"own\","
                        + " \"prompt\": [{\"role\": \"user\", \"content\": \"{{city}}\"}], \"model\": \"gpt-4o\", \"parameters\": {\"temperature\": 0}}],"
                        + " \"evals\": [{\"name\": \"Contains\", \"config\": {\"keyword\": \"two\"}}, {\"name\": \"LengthLessThan\", \"config\":"
                        + " {\"max_length\": 5}}]")
                .statusCode(200).body("status", equalTo("running"))
                .body("variants.name", contains("bot", "bot v2", "own")).body("variants[0].version", is(1)).extract()
                .path("id");
        athina.when("/experiments/" + id, "status", "completed").body("rows", hasSize(3))
                .body("rows.values.city", contains("rome", "oslo", "bern"))
                .body("rows[0].variants.bot.response", equalTo("ONE ROME"))
                .body("rows[0].variants.'bot v2'.response", equalTo("TWO ROME"))
                .body("rows[1].variants.own.response", equalTo("OSLO"))
                .body("rows[0].variants.bot.evals.Contains.passed", is(false))
                .body("rows[0].variants.'bot v2'.evals.Contains.passed", is(true))
                .body("rows[0].variants.bot.total_tokens", is(25)).body("rows[0].variants.bot.cost", notNullValue())
                .body("rows[0].dataset_row_id", notNullValue())
                .body("summary.bot.completed", is(3)).body("summary.bot.pending", is(0))
                .body("summary.bot.mean_total_tokens", is(25f)).body("summary.bot.evals.Contains.pass_rate", is(0f))
                .body("summary.'bot v2'.evals.Contains.passed", is(3))
                .body("summary.own.evals.LengthLessThan.pass_rate", is(1f)).body("data.experiment.id", equalTo(id));
        athina.get("/experiments/" + id + "?offset=1&limit=1").body("rows.row_no", contains(2))
                .body("rows[0].values.city", equalTo("oslo")).body("summary.bot.completed", is(3));
        String log = athina.get("/experiments/" + id).extract().path("rows[2].variants.bot.prompt_run_id");
        athina.tenant().request().get("/api/traces/" + log.replace("-", "")).then().statusCode(200)
                .body("trace.spans.bot.attributes.ag.meta.custom_attributes.experiment_id", equalTo(id));
    }

    @Test
    void itIsAnEvaluationToEverybodyElse() {
        String id = create("\"variants\": [{\"prompt_slug\": \"bot\"}], \"evals\": [{\"name\": \"IsJson\"}]").extract()
                .path("id");
        athina.when("/experiments/" + id, "status", "completed");
        athina.tenant().request().get("/api/evaluations/runs/" + id).then().body("run.status", equalTo("success"))
                .body("run.data.steps.type", contains("input", "invocation", "annotation"));
        athina.tenant().request().contentType("application/json")
                .body("{\"metrics\": {\"run_id\": \"" + id + "\", \"scenario_ids\": false}}")
                .post("/api/evaluations/metrics/query").then().statusCode(200).body("count", is(1))
                .body("metrics[0].data.bot.'attributes.ag.metrics.tokens.cumulative.total'.mean", is(25));
        athina.tenant().request().contentType("application/json").body("{\"scenario\": {\"run_id\": \"" + id + "\"}}")
                .post("/api/evaluations/scenarios/query").then()
                .body("scenarios.status", contains("success", "success", "success"));
    }

    @Test
    void oneThatIsStoppedAsEvaluationsAreAsksNoFurther() {
        model.calls();
        model.saysLater(call -> new CompletableFuture<>());
        String id = create("\"variants\": [{\"prompt_slug\": \"bot\"}, {\"name\": \"next\", \"prompt_slug\": \"bot\"}]")
                .extract()
                .path("id");
        athina.tenant().request().post("/api/simple/evaluations/" + id + "/stop").then().statusCode(200);
        athina.get("/experiments/" + id).body("status", equalTo("failed")).body("summary.bot.pending", is(3));
        assertEquals(List.of(), Sql.query("select id from evaluation_job where run_id = ?", UUID.fromString(id)));
    }

    @Test
    void aRowThatChangesLaterIsShownAsItWas() {
        String id = create("\"variants\": [{\"prompt_slug\": \"bot\"}]").extract().path("id");
        athina.when("/experiments/" + id, "status", "completed");
        athina.ok("POST", "/dataset_v2/" + dataset + "/cell",
                "{\"row_no\": 1, \"column_name\": \"city\", \"value\": \"paris\"}");
        athina.get("/experiments/" + id).body("rows[0].values.city", equalTo("rome"));
    }

    @Test
    void callsThatFailAreCellsWithAnError() {
        String id = create(
                "\"variants\": [{\"prompt_slug\": \"bot\"}, {\"prompt_slug\": \"bot\", \"name\": \"no key\", \"provider\":"
                        + " \"groq\", \"model\": \"x\"}]")
                .extract().path("id");
        athina.when("/experiments/" + id, "status", "completed_with_errors")
                .body("rows[0].variants.'no key'.error.message", containsString("'groq'"))
                .body("rows[0].variants.bot.response", equalTo("ONE ROME")).body("summary.'no key'.failed", is(3))
                .body("summary.'no key'.mean_response_time", nullValue());
    }

    @Test
    void theyAreListedAndTakenAwayByTheirProjectAlone() {
        String id = create("\"variants\": [{\"prompt_slug\": \"bot\"}]").extract().path("id");
        athina.when("/experiments/" + id, "status", "completed");
        athina.get("/experiments?dataset_id=" + dataset).statusCode(200).body("experiments.id", contains(id));
        athina.get("/experiments").body("experiments.name", contains("compared"));
        Athina other = Athina.create();
        other.get("/experiments").body("experiments", hasSize(0));
        other.get("/experiments/" + id).statusCode(404);
        other.send("DELETE", "/experiments/" + id, null).statusCode(404);
        athina.ok("DELETE", "/experiments/" + id, null);
        athina.get("/experiments/" + id).statusCode(404);
    }

    @Test
    void mistakesAreNamedAndNothingIsStarted() {
        create("\"variants\": []").statusCode(400);
        create("\"variants\": [{}]").statusCode(400).body("error", containsString("variants"));
        create("\"variants\": [{\"name\": \"a\", \"prompt_slug\": \"bot\"}, {\"name\": \"a\", \"prompt_slug\": \"bot\"}]")
                .statusCode(400)
                .body("error", containsString("variants.1.name"));
        create("\"variants\": [{\"prompt_slug\": \"none\"}]").statusCode(404);
        create("\"variants\": [{\"prompt_slug\": \"bot\", \"version\": 7}]").statusCode(404);
        create("\"variants\": [{\"prompt_slug\": \"bot\"}], \"evals\": [{\"name\": \"none\"}]").statusCode(400)
                .body("error", containsString("evals.0.name"));
        dataset = UUID.randomUUID().toString();
        create("\"variants\": [{\"prompt_slug\": \"bot\"}]").statusCode(404);
        athina.get("/experiments").body("experiments", hasSize(0));
        athina.get("/experiments/nothing").statusCode(404);
    }

    private ValidatableResponse create(String members) {
        return athina.send("POST", "/experiments",
                "{\"name\": \"compared\", \"dataset_id\": \"" + dataset + "\", " + members + "}");
    }
}
