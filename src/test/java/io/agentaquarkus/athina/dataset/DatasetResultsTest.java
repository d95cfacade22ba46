package io.agentaquarkus.athina.dataset;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What evaluations have found out stays with the rows of a dataset, however it came. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DatasetResultsTest {

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void uploadedResultsAreNoColumns() {
        String id = athina.ok("POST", "/dataset_v2", """
                {"source": "dev_sdk", "name": "golden", "eval_columns": ["accuracy", "tone"], "dataset_rows": [
                  {"query": "a", "accuracy": {"passed": 1, "explanation": "right"}}, {"query": "b", "tone": {"passed": false}}]}
                """).extract().path("id");
        athina.ok("POST", "/dataset_v2/" + id + "/add-rows", """
                {"dataset_rows": [{"query": "c", "accuracy": {"passed": 0, "explanation": "wrong"}}, {"query": "d"}]}
                """).body("data.dataset_row_ids", hasSize(2));
        table(id).body("data.data_columns", contains("query")).body("data.metric_columns", contains("passed"))
                .body("data.development_eval_configs.display_name", contains("accuracy", "tone"))
                .body("data.development_eval_configs.eval_type_id", contains("accuracy", "tone"))
                .body("data.dataset_rows.query", contains("a", "b", "c", "d"))
                .body("data.dataset_rows[0].dataset_eval_results", hasSize(1))
                .body("data.dataset_rows[0].dataset_eval_results[0].metric_value", equalTo("1"))
                .body("data.dataset_rows[0].dataset_eval_results[0].explanation", equalTo("right"))
                .body("data.dataset_rows[1].dataset_eval_results[0].metric_value", equalTo("0"))
                .body("data.dataset_rows[1].dataset_eval_results[0].explanation", nullValue())
                .body("data.dataset_rows[2].dataset_eval_results[0].explanation", equalTo("wrong"))
                .body("data.dataset_rows[3].dataset_eval_results", hasSize(0));
        athina.send("POST", "/dataset_v2/" + id + "/add-rows", "{\"dataset_rows\": [{\"tone\": \"good\"}]}").statusCode(400)
                .body("error", containsString("dataset_rows.0.tone"));
        table(id).body("data.dataset_rows", hasSize(4));
    }

    @Test
    void whatTheSdkLogsIsOfTheRowsInTheirOrder() {
        String id = dataset("a", "b");
        log(id, "Summary_1",
                "[{\"metrics\": [{\"id\": \"agreement_score\", \"value\": 0.85}, {\"id\": \"note\", \"value\": \"x\"}],"
                        + " \"reason\": \"r\"}, {\"metrics\": [{\"id\": \"passed\", \"value\": true}]}]")
                .statusCode(200)
                .body("data.logged", is(2));
        String evaluation = log(id, "Summary_2", "[{\"metrics\": [{\"id\": \"passed\", \"value\": 1.0}]}]").extract()
                .path("data.development_eval_config.id");
        table(id).body("data.metric_columns", contains("agreement_score", "note", "passed"))
                .body("data.development_eval_configs.display_name", contains("Summary_1", "Summary_2"))
                .body("data.dataset_rows[0].dataset_eval_results.metric_value", contains("0.85", "x", "1.0"))
                .body("data.dataset_rows[0].dataset_eval_results[0].explanation", equalTo("r"))
                .body("data.dataset_rows[1].dataset_eval_results.metric_value", contains("1"));
        athina.tenant().request().get("/api/evaluations/runs/" + evaluation).then().statusCode(200)
                .body("run.name", equalTo("Summary_2")).body("run.status", equalTo("success"))
                .body("run.data.steps[0].references.testset.id", equalTo(id));
    }

    @Test
    void resultsStayWithARowWhoseValuesChange() {
        String id = dataset("a", "b");
        log(id, "one", "[{\"metrics\": [{\"id\": \"passed\", \"value\": true}]}]").statusCode(200);
        athina.ok("POST", "/dataset_v2/" + id + "/cell", "{\"row_no\": 1, \"column_name\": \"query\", \"value\": \"z\"}");
        athina.ok("POST", "/dataset_v2/fetch-by-id/" + id + "?offset=0&limit=1", null)
                .body("data.dataset_rows[0].query", equalTo("z"))
                .body("data.dataset_rows[0].dataset_eval_results", hasSize(1));
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        String id = dataset("a");
        log(id, "d", "[{\"metrics\": []}, {\"metrics\": []}]").statusCode(400).body("error", containsString("1 rows"));
        log(id, "d", "[{\"metrics\": [{\"id\": \"passed\"}]}]").statusCode(400).body("error", containsString("value"));
        log(UUID.randomUUID().toString(), "d", "[]").statusCode(404);
        table(id).body("data.development_eval_configs", hasSize(0));
        athina.send("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"n\", \"eval_columns\": [\"e\"], \"dataset_rows\":"
                + " [{\"e\": {\"passed\": 2}}]}").statusCode(400).body("error", containsString("dataset_rows.0.e"));
        athina.ok("GET", "/dataset_v2/all", null).body("datasets.name", contains("d"));
        Athina other = Athina.create();
        other.send("POST", "/eval_run/log-eval-results-sdk", logged(id, "d", "[]")).statusCode(404);
    }

    @Test
    void runsOfThisServerAreKeptAndTheNewestCounts() {
        String id = dataset("yes", "no");
        for (String keyword : List.of("yes", "no")) {
            athina.ok("POST", "/eval/run", "{\"dataset_id\": \"" + id + "\", \"evals\": [{\"name\": \"Contains\", \"config\":"
                    + " {\"keyword\": \"" + keyword + "\", \"source_column\": \"query\", \"destination_field\": \"text\"}},"
                    + " {\"name\": \"Contains\", \"config\": {\"keyword\": \"e\", \"source_column\": \"query\","
                    + " \"destination_field\": \"text\"}}]}");
        }
        table(id).body("data.development_eval_configs.display_name", contains("Contains", "Contains 2"))
                .body("data.dataset_rows[0].dataset_eval_results.metric_value", contains("0", "1"))
                .body("data.dataset_rows[1].dataset_eval_results.metric_value", contains("1", "0"));
    }

    @Test
    void aRunInTwoStepsIsStartedByAnEvent() {
        String id = dataset("refund");
        String run = athina
                .ok("POST", "/eval_run?datasetId=" + id, "{\"createEvalRun\": true, \"eval_configs\": [{\"eval_type_id\":"
                        + " \"ContainsAny\", \"eval_config\": {\"keywords\": [\"refund\"]}, \"source_column\": \"query\","
                        + " \"source_column_type\": \"string\", \"destination_field\": \"text\"}]}")
                .body("data.eval_run.status", equalTo("pending")).extract().path("data.eval_run.id");
        table(id).body("data.development_eval_configs", hasSize(0));
        Map<String, Object> event = athina.ok("POST", "/dataset_event/" + id, "{\"event_type\": \"run_eval\", \"payload\":"
                + " {\"eval_run_id\": \"" + run + "\"}, \"isConditionalNode\": false}").extract().path("data.dataset_event");
        athina.get("/eval/eval-request-id/" + event.get("id")).body("results[0].passed", is(true));
        table(id).body("data.dataset_rows[0].dataset_eval_results[0].metric_value", equalTo("1"));
        athina.send("POST", "/dataset_event/" + dataset("other", "x"), "{\"event_type\": \"run_eval\", \"payload\":"
                + " {\"eval_run_id\": \"" + run + "\"}}").statusCode(404);
        athina.send("POST", "/eval_run?datasetId=" + id, "{\"eval_configs\": [{\"source_column\": \"query\"}]}").statusCode(400)
                .body("error", containsString("eval_type_id"));
        athina.send("POST", "/eval_run?datasetId=" + UUID.randomUUID(), "{\"eval_configs\": [{\"eval_type_id\": \"IsJson\"}]}")
                .statusCode(404);
    }

    private ValidatableResponse table(String id) {
        return athina.ok("POST", "/dataset_v2/fetch-by-id/" + id, null);
    }

    private ValidatableResponse log(String dataset, String name, String results) {
        return athina.send("POST", "/eval_run/log-eval-results-sdk", logged(dataset, name, results));
    }

    private static String logged(String dataset, String name, String results) {
        return "{\"dataset_id\": \"" + dataset + "\", \"eval_results\": " + results + ", \"development_eval_config\":"
                + " {\"eval_type_id\": \"Summary\", \"eval_display_name\": \"" + name + "\"}}";
    }

    /** Of the rows' queries; the name of the dataset is made of them. */
    private String dataset(String... queries) {
        String rows = String.join(",", List.of(queries).stream().map(query -> "{\"query\": \"" + query + "\"}").toList());
        return athina.ok("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"" + (queries.length == 1 ? "d"
                : String.join("-", queries)) + "\", \"dataset_rows\": [" + rows + "]}").extract().path("id");
    }
}
