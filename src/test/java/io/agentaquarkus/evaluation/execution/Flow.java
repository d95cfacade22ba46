package io.agentaquarkus.evaluation.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import io.agentaquarkus.testsupport.Tenant;
import io.restassured.path.json.JsonPath;

/** What an evaluation is made of, and how it is followed. */
record Flow(Tenant tenant) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Flow create() {
        return new Flow(Tenant.unseeded());
    }

    JsonPath post(String path, Object body) {
        return tenant.request().contentType("application/json").body(body).post("/api" + path).then().extract().jsonPath();
    }

    JsonPath get(String path) {
        return tenant.request().get("/api" + path).then().extract().jsonPath();
    }

    /** A revision of a testset with rows {@code {"n": 0}} and so on. */
    String testset(int rows) {
        List<Map<String, Object>> testcases = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            testcases.add(Map.of("data", Map.of("n", i, "text", "row " + i)));
        }
        return post("/simple/testsets/", Map.of("testset", Map.of("slug", slug(), "name", "T", "data",
                Map.of("testcases", testcases)))).getString("testset.revision_id");
    }

    String application(String key, Map<String, Object> arguments) {
        return post("/simple/applications/", Map.of("application", Map.of("slug", slug(), "name", "A", "data",
                mock(key, arguments)))).getString("application.revision_id");
    }

    String evaluator(String key, Map<String, Object> arguments) {
        return evaluator(mock(key, arguments));
    }

    String evaluator(Map<String, Object> data) {
        return post("/simple/evaluators/", Map.of("evaluator", Map.of("slug", slug(), "name", "E", "data", data)))
                .getString("evaluator.revision_id");
    }

    private static Map<String, Object> mock(String key, Map<String, Object> arguments) {
        return Map.of("uri", "agenta:custom:mock:v0", "parameters", Map.of("key", key, "kwargs", arguments));
    }

    private static String slug() {
        return "s" + UUID.randomUUID();
    }

    /** The id of a run that the server executes. */
    String start(String testset, String application, String... evaluators) {
        Map<String, String> automatic = new java.util.LinkedHashMap<>();
        for (String evaluator : evaluators) {
            automatic.put(evaluator, "auto");
        }
        return start(Map.of("data", Map.of("testset_steps", List.of(testset), "application_steps", List.of(application),
                "evaluator_steps", automatic)));
    }

    String start(Map<String, Object> evaluation) {
        return post("/simple/evaluations/", Map.of("evaluation", evaluation)).getString("evaluation.id");
    }

    JsonPath run(String id) {
        return get("/evaluations/runs/" + id);
    }

    List<Map<String, Object>> scenarios(String run) {
        return post("/evaluations/scenarios/query", Map.of("scenario", Map.of("run_id", run))).getList("scenarios");
    }

    List<Map<String, Object>> results(String run) {
        return post("/evaluations/results/query", Map.of("result", Map.of("run_id", run))).getList("results");
    }

    /** The run as soon as it is so; fails when it does not become so. */
    JsonPath await(String run, Predicate<JsonPath> condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JsonPath now = run(run);
        while (!condition.test(now)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(now.prettify());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            now = run(run);
        }
        return now;
    }

    JsonPath awaitEnd(String run) {
        return await(run, now -> !now.getBoolean("run.flags.is_active"));
    }
}
