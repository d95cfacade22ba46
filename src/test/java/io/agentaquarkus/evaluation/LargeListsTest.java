package io.agentaquarkus.evaluation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A list that is asked for without a limit has 10,000 items, or is refused; pages of it are there whatever its length. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LargeListsTest {

    private static final int MAX = 10_000;
    private static final String PAGES = "More than 10000 items match. Set 'limit' in 'windowing' and read page by page.";

    private Tenant tenant;
    private String run;
    private String scenario;

    @BeforeEach
    void one() {
        tenant = Tenant.create();
        run = post("/evaluations/runs/", "{\"runs\": [{\"name\": \"r\"}]}").statusCode(200).extract().path("runs[0].id");
        scenario = post("/evaluations/scenarios/", "{\"scenarios\": [{\"run_id\": \"" + run + "\"}]}").statusCode(200)
                .extract().path("scenarios[0].id");
    }

    @Test
    void runs() {
        more("evaluation_run", "name, flags, status, refs, created_at, created_by_id", "");
        assertBounded("/evaluations/runs/query", "runs");
        post("/simple/evaluations/query", "{}").statusCode(400)
                .body("detail", equalTo("More than 10000 items match. Name tags or flags."));
        less("evaluation_run", run);
        post("/simple/evaluations/query", "{}").statusCode(200).body("count", equalTo(MAX));
    }

    @Test
    void scenarios() {
        more("evaluation_scenario", "run_id, status, created_at, created_by_id", "");
        assertBounded("/evaluations/scenarios/query", "scenarios");
        String queue = post("/evaluations/queues/", "{\"queues\": [{\"run_id\": \"" + run + "\"}]}").extract()
                .path("queues[0].id");
        assertBounded("/evaluations/queues/" + queue + "/scenarios/query", "scenarios");
    }

    @Test
    void results() {
        post("/evaluations/results/", "{\"results\": [{\"run_id\": \"" + run + "\", \"scenario_id\": \"" + scenario
                + "\", \"step_key\": \"s\", \"repeat_idx\": 0, \"status\": \"success\"}]}").statusCode(200);
        more("evaluation_result", "run_id, scenario_id, step_key, status, created_at, created_by_id, repeat_idx", ", n");
        assertBounded("/evaluations/results/query", "results");
        String probe = "/simple/evaluations/" + run + "/probe";
        post(probe, "{}").statusCode(400)
                .body("detail", equalTo("More than 10000 items match. Name scenarios, steps or repeats."));
        post(probe, "{\"repeat_idxs\": [0, 7]}").statusCode(200).body("count", equalTo(2));
    }

    @Test
    void metrics() {
        post("/evaluations/metrics/", "{\"metrics\": [{\"run_id\": \"" + run
                + "\", \"timestamp\": \"2025-07-01T10:00:00Z\", \"interval\": 1}]}").statusCode(200);
        more("evaluation_metrics", "run_id, status, created_at, created_by_id, \"timestamp\"",
                ", now() + n * interval '1 minute'");
        assertBounded("/evaluations/metrics/query", "metrics");
    }

    @Test
    void queues() {
        post("/evaluations/queues/", "{\"queues\": [{\"run_id\": \"" + run + "\"}]}").statusCode(200);
        more("evaluation_queue", "run_id, status, is_default, user_ids, created_at, created_by_id", "");
        assertBounded("/evaluations/queues/query", "queues");
    }

    private void assertBounded(String path, String list) {
        post(path, "{}").statusCode(400).body("detail", equalTo(PAGES));
        post(path, "{\"windowing\": {\"limit\": 2, \"order\": \"descending\"}}").statusCode(200).body(list, hasSize(2));
    }

    /** Copies of the project's one row, until there is one too many. */
    private void more(String table, String columns, String values) {
        List<String> same = List.of(columns.split(", ")).subList(0, columns.split(", ").length - (values.isEmpty() ? 0 : 1));
        Sql.update("insert into " + table + " (project_id, id, " + columns + ") select project_id, gen_random_uuid(), "
                + String.join(", ", same) + values + " from " + table + ", generate_series(1, ?) n where project_id = ?", MAX,
                tenant.projectId());
    }

    private void less(String table, String id) {
        Sql.update("delete from " + table + " where project_id = ? and id = ?", tenant.projectId(), UUID.fromString(id));
    }

    private ValidatableResponse post(String path, String body) {
        return tenant.request().contentType("application/json").body(body).post("/api" + path).then();
    }
}
