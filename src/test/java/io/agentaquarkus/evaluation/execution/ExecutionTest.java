package io.agentaquarkus.evaluation.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Runs from their start to their end, as a client sees them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExecutionTest {

    private static final Map<String, Object> NONE = Map.of();

    @Test
    void hundredsOfRowsAreAllEvaluatedOnceEach() {
        Flow flow = Flow.create();
        String evaluator = flow.evaluator(Map.of("uri", "agenta:builtin:auto_contains:v0", "parameters",
                Map.of("substring", "row 1")));
        String run = flow.start(flow.testset(300), flow.application("echo", NONE), evaluator);
        assertEquals("success", flow.awaitEnd(run).getString("run.status"));
        List<Map<String, Object>> results = flow.results(run);
        assertEquals(900, results.size());
        assertTrue(results.stream().allMatch(result -> result.get("status").equals("success")));
        Set<Object> traces = new HashSet<>();
        results.stream().map(result -> result.get("trace_id")).filter(trace -> trace != null).forEach(traces::add);
        assertEquals(600, traces.size());
        // Of 0 to 299 those that begin with 1: 1, 10 to 19, 100 to 199.
        JsonPath metrics = flow.post("/evaluations/metrics/query",
                Map.of("metrics", Map.of("run_id", run, "scenario_ids", false)));
        assertEquals(1, metrics.getInt("count"));
        assertEquals(List.of(189, 111), metrics.getList("metrics[0].data.values().collectMany { it.values() }"
                + ".find { it.type == 'binary' }.freq.sort { !it.value ? 0 : 1 }.count"));
        assertEquals(List.of(), jobs(run));
    }

    @Test
    void aFailingEvaluatorEndsNeitherItsScenarioNorTheRun() {
        Flow flow = Flow.create();
        String broken = flow.evaluator("error", Map.of("message", "on purpose"));
        String run = flow.start(flow.testset(3), flow.application("echo", NONE), broken, flow.evaluator("pass", NONE));
        assertEquals("errors", flow.awaitEnd(run).getString("run.status"));
        assertEquals(List.of("errors", "errors", "errors"),
                flow.scenarios(run).stream().map(scenario -> scenario.get("status")).toList());
        List<Map<String, Object>> results = flow.results(run);
        assertEquals(12, results.size());
        List<Map<String, Object>> failures = results.stream().filter(result -> result.get("status").equals("failure")).toList();
        assertEquals(3, failures.size());
        failures.forEach(failure -> assertEquals(Map.of("code", 500, "type",
                "https://agenta.ai/docs/misc/errors#v0:workflows:mock-error", "message", "on purpose"), failure.get("error")));
    }

    @Test
    void aMatchHasTracesAndMetricsAsEveryEvaluator() {
        Flow flow = Flow.create();
        String matcher = flow.evaluator(Map.of("uri", "agenta:builtin:match:v0", "parameters", Map.of("matchers",
                List.of(Map.of("key", "one", "target", "$.outputs.n", "match", "exact", "reference", 1)))));
        String run = flow.start(flow.testset(2), flow.application("echo", NONE), matcher);
        assertEquals("success", flow.awaitEnd(run).getString("run.status"));
        assertEquals(4, flow.results(run).stream().filter(result -> result.get("trace_id") != null).count());
        JsonPath metrics = flow.post("/evaluations/metrics/query",
                Map.of("metrics", Map.of("run_id", run, "scenario_ids", false)));
        assertEquals(0.5f, metrics.getFloat("metrics[0].data.values().collectMany { it.entrySet() }"
                + ".find { it.key.endsWith('outputs.score') }.value.mean"));
    }

    @Test
    void anInvocationIsTriedAgainAsOftenAsTheRunSays() {
        Flow flow = Flow.create();
        String application = flow.application("error", NONE);
        String run = flow.start(Map.of("data", Map.of("testset_steps", List.of(flow.testset(1)), "application_steps",
                List.of(application), "concurrency", Map.of("max_retries", 2, "retry_delay", 0.01))));
        assertEquals("errors", flow.awaitEnd(run).getString("run.status"));
        JsonPath spans = flow.post("/spans/query", Map.of("windowing", Map.of("limit", 100)));
        assertEquals(3, spans.getInt("count"));
    }

    @Test
    void twoRunsAtOnceDoNotMeet() {
        Flow flow = Flow.create();
        String testset = flow.testset(30);
        String application = flow.application("echo", NONE);
        List<String> runs = new ArrayList<>();
        for (double score : List.of(0.25, 0.75)) {
            runs.add(flow.start(testset, application, flow.evaluator("score", Map.of("score", score))));
        }
        for (int i = 0; i < 2; i++) {
            String run = runs.get(i);
            assertEquals("success", flow.awaitEnd(run).getString("run.status"));
            assertEquals(90, flow.results(run).size());
            JsonPath metrics = flow.post("/evaluations/metrics/query",
                    Map.of("metrics", Map.of("run_id", run, "scenario_ids", false)));
            assertEquals(i == 0 ? 0.25f : 0.75f, metrics.getFloat("metrics[0].data.values().collectMany { it.entrySet() }"
                    + ".find { it.key.endsWith('.score') }.value.mean"));
        }
    }

    @Test
    void aRunThatIsStoppedIsCancelledAndCanBeStartedAgain() {
        Flow flow = Flow.create();
        String run = flow.start(flow.testset(40), flow.application("delay", Map.of("seconds", 0.2)));
        flow.await(run, now -> flow.results(run).stream().anyMatch(result -> result.get("trace_id") != null));
        JsonPath stopped = flow.post("/simple/evaluations/" + run + "/stop", NONE);
        assertEquals("cancelled", stopped.getString("evaluation.data.status"));
        assertEquals(List.of(), jobs(run));
        List<Object> statuses = flow.scenarios(run).stream().map(scenario -> scenario.get("status")).distinct().toList();
        assertTrue(statuses.contains("cancelled"), statuses::toString);
        assertTrue(Set.of("success", "cancelled").containsAll(statuses), statuses::toString);
        long done = flow.results(run).stream().filter(result -> result.get("trace_id") != null).count();
        assertTrue(done < 40);

        assertEquals("cancelled", flow.post("/simple/evaluations/" + run + "/start", NONE)
                .getString("evaluation.data.status"));
        assertEquals("success", flow.awaitEnd(run).getString("run.status"));
        assertEquals(80, flow.scenarios(run).size());
        assertEquals(done + 40, flow.results(run).stream().filter(result -> result.get("trace_id") != null).count());
    }

    @Test
    void aRunThatIsClosedOrDeletedIsExecutedNoFurther() {
        Flow flow = Flow.create();
        String testset = flow.testset(20);
        String application = flow.application("delay", Map.of("seconds", 0.2));
        String closed = flow.start(testset, application);
        String deleted = flow.start(testset, application);
        flow.await(closed, now -> !flow.scenarios(closed).isEmpty());
        assertEquals("cancelled", flow.post("/evaluations/runs/" + closed + "/close", NONE).getString("run.status"));
        flow.tenant().request().delete("/api/evaluations/runs/" + deleted).then().statusCode(200);
        assertEquals(List.of(), jobs(closed));
        assertEquals(List.of(), jobs(deleted));
    }

    @Test
    void whatCannotBeResolvedIsAFailureOfTheRun() {
        Flow flow = Flow.create();
        String query = flow
                .post("/simple/queries/", Map.of("query", Map.of("slug", "q" + UUID.randomUUID(), "name", "Q", "data",
                        Map.of("filtering", Map.of("conditions",
                                List.of(Map.of("field", "start_time", "operator", "startswith", "value", 1)))))))
                .getString("query.revision_id");
        String run = flow.start(Map.of("data", Map.of("query_steps", List.of(query), "evaluator_steps",
                Map.of(flow.evaluator("pass", NONE), "auto"))));
        assertEquals("failure", flow.awaitEnd(run).getString("run.status"));
        assertEquals(List.of(), flow.scenarios(run));
    }

    @Test
    void evaluatorsOfTracesLinkToThem() {
        Flow flow = Flow.create();
        String trace = "0af7651916cd43dd8448eb211c80319c";
        flow.post("/tracing/spans/ingest", Map.of("spans", List.of(Map.of("trace_id", trace, "span_id", "b7ad6b7169203331",
                "span_name", "geo", "start_time", "2026-01-01T00:00:00Z", "attributes",
                Map.of("ag", Map.of("data", Map.of("inputs", Map.of("a", 1), "outputs", Map.of("b", 2))))))));
        String query = flow
                .post("/simple/queries/", Map.of("query", Map.of("slug", "q" + UUID.randomUUID(), "name", "Q", "data",
                        Map.of("filtering", Map.of("conditions",
                                List.of(Map.of("field", "trace_type", "operator", "is", "value", "invocation")))))))
                .getString("query.revision_id");
        String evaluator = flow.evaluator("reflect", NONE);
        for (int i = 0; i < 2; i++) {
            String run = flow.start(Map.of("data", Map.of("query_steps", List.of(query), "evaluator_steps",
                    Map.of(evaluator, "auto"))));
            assertEquals("success", flow.awaitEnd(run).getString("run.status"));
            assertEquals(1, flow.scenarios(run).size(), "the traces of evaluators are no invocations");
            String evaluated = flow.results(run).stream().map(result -> (String) result.get("trace_id"))
                    .filter(id -> !id.replace("-", "").equals(trace)).findFirst().orElseThrow();
            JsonPath span = flow.post("/spans/query", Map.of("filtering", Map.of("conditions",
                    List.of(Map.of("field", "trace_id", "operator", "is", "value", evaluated.replace("-", ""))))));
            assertEquals("annotation", span.getString("spans[0].trace_type"));
            assertEquals(trace, span.getString("spans[0].links[0].trace_id"));
            assertEquals(2, span.getInt("spans[0].attributes.ag.data.inputs.outputs.b"));
            assertNull(span.getString("spans[0].parent_id"));
        }
    }

    @Test
    void moreRepeatsThanCanBeExecutedAreAFailureOfTheRun() {
        Flow flow = Flow.create();
        String run = flow.start(Map.of("data", Map.of("testset_steps", List.of(flow.testset(1)), "application_steps",
                List.of(flow.application("echo", NONE)), "repeats", 1001)));
        assertEquals("failure", flow.awaitEnd(run).getString("run.status"));
        assertEquals(List.of(), flow.scenarios(run));
    }

    private static List<String> jobs(String run) {
        return Sql.query("select id from evaluation_job where run_id = ?", UUID.fromString(run));
    }
}
