package io.agentaquarkus.evaluation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What recordings cannot show: other projects, and changes at the same time. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EvaluationsTest {

    private static final String RUNS = "/evaluations/runs/";
    private static final String SCENARIOS = "/evaluations/scenarios/";
    private static final String RESULTS = "/evaluations/results/";
    private static final String METRICS = "/evaluations/metrics/";
    private static final String QUEUES = "/evaluations/queues/";

    @Test
    void whatBelongsToAnotherProjectIsNotThere() {
        Tenant owner = Tenant.create();
        Tenant stranger = Tenant.create();
        String run = run(owner, Map.of("name", "mine"));
        String scenario = scenario(owner, run);
        String result = post(owner, RESULTS, Map.of("results", List.of(cell(run, scenario)))).path("results[0].id");
        String metrics = post(owner, METRICS, Map.of("metrics", List.of(Map.of("run_id", run)))).path("metrics[0].id");
        String queue = post(owner, QUEUES, Map.of("queues", List.of(Map.of("run_id", run)))).path("queues[0].id");
        for (String path : List.of(RUNS + run, SCENARIOS + scenario, RESULTS + result, METRICS + metrics, QUEUES + queue)) {
            stranger.request().get("/api" + path).then().statusCode(200).body("count", equalTo(0));
            stranger.request().delete("/api" + path).then().statusCode(200).body("count", equalTo(0));
            owner.request().get("/api" + path).then().body("count", equalTo(1));
        }
        for (String path : List.of(RUNS, SCENARIOS, RESULTS, METRICS, QUEUES)) {
            post(stranger, path + "query", Map.of()).then().statusCode(200).body("count", equalTo(0));
        }
        patch(stranger, RUNS + run, Map.of("run", Map.of("id", run, "name", "yours"))).then().body("count", equalTo(0));
        post(stranger, SCENARIOS, Map.of("scenarios", List.of(Map.of("run_id", run)))).then().statusCode(409);
        post(stranger, RESULTS, Map.of("results", List.of(cell(run, scenario)))).then().statusCode(409);
        String own = run(stranger, Map.of());
        post(stranger, RESULTS, Map.of("results", List.of(cell(own, scenario)))).then().statusCode(400)
                .body("detail", containsString(scenario));
        post(stranger, RUNS + run + "/close", null).then().body("count", equalTo(0));
        owner.request().get("/api" + RUNS + run).then().body("run.name", equalTo("mine"), "run.flags.is_closed",
                equalTo(false));
    }

    @Test
    void oneCellThatManySetAtOnceIsOne() {
        Tenant tenant = Tenant.create();
        String run = run(tenant, Map.of());
        String scenario = scenario(tenant, run);
        List<String> ids = AtOnce.times(8, n -> {
            Response set = post(tenant, RESULTS, Map.of("results", List.of(cell(run, scenario))));
            assertEquals(200, set.statusCode());
            return set.path("results[0].id");
        });
        assertEquals(1, ids.stream().distinct().count());
        post(tenant, RESULTS + "query", Map.of()).then().body("count", equalTo(1));
    }

    @Test
    void timesAndKeysAreThoseThatTheDatabaseCanKeep() {
        Tenant tenant = Tenant.create();
        String run = run(tenant, Map.of());
        Map<String, Object> row = Map.of("run_id", run, "timestamp", "2025-07-01T10:00:00.1234567Z");
        for (int i = 0; i < 2; i++) {
            post(tenant, METRICS, Map.of("metrics", List.of(row))).then().statusCode(200).body("metrics[0].timestamp",
                    equalTo("2025-07-01T10:00:00.123456Z"));
        }
        post(tenant, METRICS + "query", Map.of()).then().body("count", equalTo(1));
        post(tenant, RESULTS, Map.of("results", List.of(Map.of("run_id", run, "scenario_id", scenario(tenant, run), "step_key",
                "k".repeat(501))))).then().statusCode(422).body("detail", containsString("'step_key' of results[0]"));
    }

    @Test
    void aClosedRunDoesNotChange() {
        Tenant tenant = Tenant.create();
        for (int round = 0; round < 3; round++) {
            String run = run(tenant, Map.of());
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(() -> post(tenant, SCENARIOS, Map.of("scenarios", List.of(Map.of("run_id", run)))).statusCode());
            }
            calls.add(() -> {
                assertEquals(200, post(tenant, RUNS + run + "/close", null).statusCode());
                return post(tenant, SCENARIOS + "query", Map.of("scenario", Map.of("run_id", run))).path("count");
            });
            List<Integer> answers = AtOnce.all(calls);
            long made = answers.subList(0, 6).stream().filter(status -> status == 200).count();
            assertTrue(answers.subList(0, 6).stream().allMatch(status -> status == 200 || status == 409), answers.toString());
            assertEquals(made, answers.get(6).longValue(), "what is there when the run has been closed is all there will be");
            post(tenant, SCENARIOS + "query", Map.of("scenario", Map.of("run_id", run))).then()
                    .body("count", equalTo((int) made));
        }
    }

    @Test
    void aRunForPeopleHasOneDefaultQueue() {
        Tenant tenant = Tenant.create();
        String run = run(tenant, Map.of());
        List<Integer> statuses = AtOnce.times(6, n -> patch(tenant, RUNS + run, Map.of("run",
                Map.of("id", run, "data", steps(Map.of("key", "k" + n, "type", "annotation", "origin", "human",
                        "references", Map.of())))))
                .statusCode());
        assertEquals(List.of(200, 200, 200, 200, 200, 200), statuses);
        post(tenant, QUEUES + "query", Map.of("queue", Map.of("include_archived", true))).then().body("count", equalTo(1));
    }

    @Test
    void stepsAndScenariosCanGoAtTheSameTime() {
        Tenant tenant = Tenant.create();
        for (int round = 0; round < 3; round++) {
            String run = run(tenant, Map.of("data", steps(Map.of("key", "k", "type", "annotation", "origin", "custom",
                    "references", Map.of()))));
            List<String> scenarios = List.of(scenario(tenant, run), scenario(tenant, run), scenario(tenant, run));
            post(tenant, RESULTS, Map.of("results", scenarios.stream().map(id -> cell(run, id)).toList())).then()
                    .statusCode(200);
            List<Callable<Integer>> calls = new ArrayList<>();
            calls.add(() -> patch(tenant, RUNS + run, Map.of("run", Map.of("id", run, "data", Map.of("steps", List.of()))))
                    .statusCode());
            scenarios.forEach(id -> calls.add(() -> tenant.request().delete("/api" + SCENARIOS + id).statusCode()));
            assertEquals(List.of(200, 200, 200, 200), AtOnce.all(calls));
            post(tenant, SCENARIOS + "query", Map.of("scenario", Map.of("run_id", run))).then().body("count", equalTo(0));
        }
    }

    @Test
    void itemsForPeopleBecomeScenariosWithCellsToFillIn() {
        Tenant tenant = Tenant.create();
        Response queue = post(tenant, "/simple/queues/", Map.of("queue", Map.of("data",
                Map.of("kind", "traces", "evaluators", List.of(evaluator(tenant)), "repeats", 2))));
        String path = "/simple/queues/" + queue.path("queue.id");
        post(tenant, path + "/testcases/", Map.of("testcase_ids", List.of(UUID.randomUUID()))).then().statusCode(200)
                .body("count", equalTo(0));
        post(tenant, path + "/traces/", Map.of("trace_ids", List.of("xyz"))).then().statusCode(422)
                .body("detail", containsString("trace_ids[0]"));
        String trace = "5f1e0c9d2b3a4c5d6e7f8091a2b3c4d5";
        post(tenant, path + "/traces/", Map.of("trace_ids", List.of(trace, trace))).then().statusCode(200)
                .body("queue_id", equalTo(queue.path("queue.id")));
        post(tenant, path + "/scenarios/query", Map.of("scenario", Map.of("status", "pending"))).then()
                .body("count", equalTo(2));
        Map<String, Object> cells = Map.of("run_id", queue.path("queue.run_id"));
        post(tenant, RESULTS + "query", Map.of("result", cells)).then().body("count", equalTo(8),
                "results.findAll { it.status == 'success' && it.trace_id == '5f1e0c9d-2b3a-4c5d-6e7f-8091a2b3c4d5' }.size()",
                equalTo(4), "results.findAll { it.status == 'pending' && it.trace_id == null }.size()", equalTo(4));
    }

    private static String evaluator(Tenant tenant) {
        return post(tenant, "/simple/evaluators/", Map.of("evaluator", Map.of("slug", "e" + UUID.randomUUID(), "name", "E",
                "data", Map.of("uri", "agenta:custom:mock:v0")))).path("evaluator.revision_id");
    }

    private static Map<String, Object> steps(Map<String, Object> step) {
        return Map.of("steps", List.of(step));
    }

    private static Map<String, Object> cell(String run, String scenario) {
        return Map.of("run_id", run, "scenario_id", scenario, "step_key", "k");
    }

    private static String run(Tenant tenant, Map<String, Object> run) {
        return post(tenant, RUNS, Map.of("runs", List.of(run))).path("runs[0].id");
    }

    private static String scenario(Tenant tenant, String run) {
        return post(tenant, SCENARIOS, Map.of("scenarios", List.of(Map.of("run_id", run)))).path("scenarios[0].id");
    }

    private static Response post(Tenant tenant, String path, Object body) {
        var request = tenant.request().contentType("application/json");
        return (body == null ? request : request.body(body)).post("/api" + path);
    }

    private static Response patch(Tenant tenant, String path, Object body) {
        return tenant.request().contentType("application/json").body(body).patch("/api" + path);
    }
}
