package io.agentaquarkus.published;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Runs that are started here are executed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedRunsTest {

    private static final String RUNS = "/evaluations/runs/";

    private Tenant tenant;
    private Published published;

    @BeforeEach
    void account() {
        tenant = Tenant.unseeded();
        published = new Published(tenant);
    }

    @Test
    void eachEvaluatorLooksAtEachVariant() throws Exception {
        String echo = variant("echo");
        String fixed = variant("static");
        String evaluator = evaluator(Map.of("uri", "agenta:custom:mock:v0", "parameters", Map.of("key", "reflect")));
        String testset = published.testset("[{\"a\":1},{\"a\":2}]").getString("id");
        JsonPath run = published.post(RUNS, json(Map.of("run", Map.of("name", "Both", "testset_id", testset, "variant_ids",
                List.of(echo, fixed), "evaluator_ids", List.of(evaluator))))).statusCode(200)
                .body("status", equalTo("pending"), "name", equalTo("Both"), "testset_id", equalTo(testset)).extract()
                .jsonPath();
        assertEquals("finished", end(run.getString("id")).getString("status"));
        JsonPath results = published.post("/evaluations/results/query",
                json(Map.of("result", Map.of("run_id", run.getString("id"))))).statusCode(200).extract().jsonPath();
        // For each row itself, what the two variants answered, and what the evaluator says of each.
        assertEquals(10, results.getList("$").size());
        JsonPath metrics = published.post("/evaluations/metrics/query",
                json(Map.of("metrics", Map.of("run_id", run.getString("id"))))).statusCode(200).extract().jsonPath();
        assertEquals(2, metrics.getList("$").size());
        // An echo of the row has something in it, an empty object has nothing.
        assertEquals(List.of(1.0, 0.0),
                metrics.<Number> getList("collect { it.data['attributes.ag.data.outputs.score'].mean }").stream()
                        .map(Number::doubleValue).toList());
    }

    @Test
    void aVariantWithoutAnAddressFailsAndSaysWhy() throws Exception {
        UUID application = published.application().getUUID("application.id");
        UUID variant = published.variantOf(application);
        published.commit(variant, "{\"prompt\":{}}");
        String testset = published.testset("[{\"a\":1}]").getString("id");
        JsonPath run = published.post(RUNS,
                json(Map.of("run", Map.of("testset_id", testset, "variant_ids", List.of(variant))))).statusCode(200)
                .extract().jsonPath();
        assertEquals("failed", end(run.getString("id")).getString("status"));
        assertTrue(tenant.request().contentType("application/json")
                .body(Map.of("result", Map.of("run_id", run.getString("id")))).post("/api/evaluations/results/query").jsonPath()
                .getList("results.error.message").contains("Workflow revision has no runnable service URL."));
    }

    @Test
    void whatIsNotThereIsNamedAndNothingIsMade() throws Exception {
        String testset = published.testset("[{\"a\":1}]").getString("id");
        String empty = published.testset("[]").getString("id");
        String variant = variant("echo");
        UUID unknown = UUID.randomUUID();
        published.post(RUNS, json(Map.of("run", Map.of("testset_id", unknown, "variant_ids", List.of(variant)))))
                .statusCode(404).body("detail", containsString("run.testset_id"));
        published.post(RUNS, json(Map.of("run", Map.of("testset_id", testset, "variant_ids", List.of(variant, unknown)))))
                .statusCode(404).body("detail", containsString("run.variant_ids"));
        published.post(RUNS, json(Map.of("run", Map.of("testset_id", testset, "variant_ids", List.of(variant), "evaluator_ids",
                List.of(unknown))))).statusCode(404).body("detail", containsString("run.evaluator_ids"));
        published.post(RUNS, json(Map.of("run", Map.of("testset_id", empty, "variant_ids", List.of(variant)))))
                .statusCode(400).body("detail", containsString("run.testset_id"));
        published.post(RUNS, json(Map.of("run", Map.of("testset_id", testset)))).statusCode(400);
        published.post("/evaluations/runs/query", "{}").body("size()", equalTo(0));
    }

    @Test
    void anEvaluatorOfPeopleIsAwaited() throws Exception {
        String evaluator = evaluator(Map.of("schemas", Map.of("outputs", Map.of("type", "object", "properties",
                Map.of("good", Map.of("type", "boolean"))))));
        String testset = published.testset("[{\"a\":1}]").getString("id");
        JsonPath run = published.post(RUNS, json(Map.of("run", Map.of("testset_id", testset, "variant_ids",
                List.of(variant("echo")), "evaluator_ids", List.of(evaluator))))).statusCode(200).extract().jsonPath();
        tenant.request().get("/api/evaluations/runs/" + run.getString("id") + "/queues/default").then()
                .body("queue.flags.is_default", equalTo(true));
    }

    private JsonPath end(String run) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        JsonPath now = one(run);
        while (List.of("pending", "running").contains(now.getString("status"))) {
            assertTrue(Instant.now().isBefore(deadline), now::prettify);
            Thread.sleep(50);
            now = one(run);
        }
        return now;
    }

    private JsonPath one(String run) {
        JsonPath all = published.post("/evaluations/runs/query", "{}").statusCode(200).extract().jsonPath();
        return all.setRootPath("find { it.id == '" + run + "' }");
    }

    private String variant(String behaviour) {
        return tenant.request().contentType("application/json")
                .body(Map.of("application", Map.of("slug", "a" + UUID.randomUUID(), "name", "A", "data",
                        Map.of("uri", "agenta:custom:mock:v0", "parameters", Map.of("key", behaviour)))))
                .post("/api/simple/applications/").jsonPath().getString("application.variant_id");
    }

    private String evaluator(Map<String, Object> data) {
        return tenant.request().contentType("application/json")
                .body(Map.of("evaluator", Map.of("slug", "e" + UUID.randomUUID(), "name", "E", "data", data)))
                .post("/api/simple/evaluators/").jsonPath().getString("evaluator.id");
    }

    private static String json(Object value) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(value);
    }
}
