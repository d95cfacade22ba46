package io.agentaquarkus.athina.dataset;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Datasets are testsets: rows are added and cells changed where they are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DatasetsTest {

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void aDatasetIsBareAndUnderData() {
        athina.ok("POST", "/dataset_v2", "{\"source\": \"dev_sdk\", \"name\": \"golden set\", \"description\": null,"
                + " \"dataset_rows\": [{\"query\": \"a\"}], \"eval_columns\": [], \"tags\": [\"t\"], \"metadata\": {\"m\": 1}}")
                .body("name", equalTo("golden set")).body("source", equalTo("dev_sdk"))
                .body("org_id", equalTo(athina.tenant().organizationId().toString()))
                .body("data.dataset.description", nullValue()).body("data.dataset.language_model_id", nullValue())
                .body("data.dataset.workspace_slug", equalTo("default"));
    }

    @Test
    void rowsKeepTheirOrderTheirIdsAndEqualOnesStay() {
        String id = create("[{\"query\": \"a\"}, {\"query\": \"a\"}, {\"query\": \"b\", \"n\": 1.0}]");
        List<String> added = athina.ok("POST", "/dataset_v2/" + id + "/add-rows",
                "{\"dataset_rows\": [{\"query\": \"c\", \"list\": [1]}]}")
                .body("message", equalTo("Dataset rows added successfully")).extract().path("data.dataset_row_ids");
        List<String> before = rows(id);
        athina.ok("POST", "/dataset_v2/" + id + "/cell", "{\"row_no\": 2, \"column_name\": \"query\", \"value\": \"z\"}");
        athina.get("/dataset_v2/" + id).statusCode(200)
                .body("dataset_rows.query", contains("a", "z", "b", "c"))
                .body("data.dataset_rows.sequence_number", contains(1, 2, 3, 4)).body("dataset_rows.id", equalTo(before))
                .body("dataset_rows[3].id", equalTo(added.get(0))).body("dataset_rows[0].dataset_id", equalTo(id))
                .body("data.dataset.datacolumn.name", contains("query", "n", "list"))
                .body("data.dataset.datacolumn.data_type", contains("string", "number", "array"))
                .body("data.data_columns", contains("query", "n", "list"))
                .body("data.dataset_row_ids", equalTo(before));
    }

    @Test
    void cellsAreChangedAllOrNone() {
        String id = create("[{\"query\": \"a\"}, {\"query\": \"b\"}]");
        athina.ok("PUT", "/dataset_v2/" + id + "/cells", "{\"cells\": [{\"row_no\": 1, \"column_name\": \"query\","
                + " \"value\": null}, {\"row_no\": 2, \"column_name\": \"new\", \"value\": {\"x\": [1.0]}}]}");
        athina.get("/dataset_v2/" + id).body("dataset_rows[0].query", nullValue())
                .body("dataset_rows[1].new.x", contains(1.0f));
        for (String bad : List.of("{\"row_no\": 3, \"column_name\": \"query\", \"value\": \"x\"}",
                "{\"row_no\": 0, \"column_name\": \"query\", \"value\": \"x\"}",
                "{\"row_no\": 2, \"column_name\": \"new\", \"value\": \"x\"}",
                "{\"row_no\": 2, \"column_name\": \"__id\", \"value\": \"x\"}")) {
            athina.send("PUT", "/dataset_v2/" + id + "/cells", "{\"cells\": [{\"row_no\": 2, \"column_name\": \"query\","
                    + " \"value\": \"changed\"}, {\"row_no\": 1, \"column_name\": \"new\", \"value\": {}}, " + bad + "]}")
                    .statusCode(400);
        }
        athina.get("/dataset_v2/" + id).body("dataset_rows[1].query", equalTo("b"));
    }

    @Test
    void namesAreUniqueUntilTheirDatasetIsDeleted() {
        String id = create("[]");
        String name = athina.get("/dataset_v2/" + id).extract().path("name");
        athina.send("POST", "/dataset_v2", body(name, "[]")).statusCode(400).body("error", containsString(name))
                .body("details.message", containsString("name"));
        athina.ok("DELETE", "/dataset_v2/" + id, null).body("data.message", equalTo("Dataset deleted successfully"));
        athina.send("DELETE", "/dataset_v2/" + id, null).statusCode(404);
        athina.get("/dataset_v2/" + id).statusCode(404);
        athina.get("/dataset_v2/all").body("datasets.id", not(hasItem(id)));
        athina.ok("POST", "/dataset_v2", body(name, "[]"));
    }

    @Test
    void ofCreationsAtOnceWithOneNameOneSucceeds() {
        String body = body("set " + UUID.randomUUID(), "[{\"q\": 1}]");
        List<Integer> statuses = AtOnce.times(4, i -> athina.send("POST", "/dataset_v2", body).extract().statusCode());
        org.junit.jupiter.api.Assertions.assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        org.junit.jupiter.api.Assertions.assertEquals(3, statuses.stream().filter(status -> status == 400).count());
    }

    @Test
    void rowsAddedAtOnceAreAllThere() {
        String id = create("[]");
        AtOnce.times(4, i -> athina.ok("POST", "/dataset_v2/" + id + "/add-rows",
                "{\"dataset_rows\": [{\"q\": \"x" + i + "\"}, {\"q\": \"y" + i + "\"}]}").extract().statusCode());
        athina.get("/dataset_v2/" + id).body("dataset_rows", hasSize(8))
                .body("dataset_rows.q", hasItems("x0", "y0", "x1", "y1", "x2", "y2", "x3", "y3"));
    }

    @Test
    void pagesAreCutByRows() {
        String rows = IntStream.rangeClosed(1, 5).mapToObj(i -> "{\"n\": " + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
        String id = create(rows);
        athina.ok("POST", "/dataset_v2/fetch-by-id/" + id + "?offset=1&limit=2&include_dataset_rows=true", null)
                .body("data.dataset_rows.n", contains(2, 3)).body("data.dataset_rows.sequence_number", contains(2, 3));
        athina.ok("POST", "/dataset_v2/fetch-by-id/" + id + "?offset=9", null).body("data.dataset_rows", hasSize(0));
        athina.ok("POST", "/dataset_v2/fetch-by-id/" + id + "?include_dataset_rows=false", null)
                .body("data.dataset_rows", nullValue());
        String name = athina.get("/dataset_v2/" + id).extract().path("name");
        athina.ok("POST", "/dataset_v2/fetch-by-name", "{\"name\": \"" + name + "\"}").body("data.dataset.id", equalTo(id))
                .body("data.dataset_rows", hasSize(5));
        athina.send("POST", "/dataset_v2/fetch-by-name", "{\"name\": \"%\"}").statusCode(404);
        athina.send("POST", "/dataset_v2/fetch-by-id/" + id + "?limit=x", null).statusCode(400)
                .body("error", containsString("limit"));
    }

    @Test
    void theOlderPathAndTheProjectAreKnown() {
        String id = create("[]");
        athina.ok("POST", "/dataset/" + id + "/add-rows", "{\"dataset_rows\": [{\"q\": 1}]}");
        athina.ok("POST", "/dataset_v2/" + id + "/change-project/", "{\"project_name\": \"returns\"}")
                .body("data.project_name", equalTo("returns")).body("data.id", equalTo(id));
        athina.get("/dataset_v2/all").body("datasets[0].project_name", equalTo("returns"))
                .body("data.datasets[0].id", equalTo(id));
    }

    @Test
    void testsetsOfAgentaAreDatasets() {
        String id = athina.tenant().request().contentType("application/json")
                .body("{\"testset\": {\"slug\": \"ts\", \"name\": \"TS\", \"data\": {\"testcases\": [{\"data\": {\"q\": 1}}]}}}")
                .post("/api/simple/testsets/").then().statusCode(200).extract().path("testset.id");
        athina.get("/dataset_v2/all").body("datasets.name", contains("TS"));
        athina.get("/dataset_v2/" + id).body("dataset_rows[0].q", is(1)).body("source", equalTo("api"));
        athina.ok("POST", "/dataset_v2/" + id + "/add-rows", "{\"dataset_rows\": [{\"q\": 2}]}");
        athina.get("/dataset_v2/" + id).body("dataset_rows.q", contains(1, 2));
        athina.send("POST", "/dataset_v2", body("TS", "[]")).statusCode(400);
    }

    @Test
    void mistakesAreNamedAndNothingIsStored() {
        String id = create("[{\"q\": \"a\"}]");
        athina.send("POST", "/dataset_v2/" + id + "/add-rows", "{\"dataset_rows\": [{\"q\": \"b\"}, {\"q\": 1}]}")
                .statusCode(400).body("error", containsString("'q'"));
        athina.send("POST", "/dataset_v2/" + id + "/add-rows", "{\"dataset_rows\": [{\"__id\": 1}]}").statusCode(400)
                .body("error", containsString("__id"));
        athina.send("POST", "/dataset_v2/" + id + "/add-rows", "{\"dataset_rows\": ["
                + "{},".repeat(1000) + "{}]}").statusCode(400).body("error", containsString("dataset_rows"));
        athina.send("POST", "/dataset_v2/" + id + "/add-rows", "{}").statusCode(400);
        athina.send("POST", "/dataset_v2", "{\"source\": \"api\"}").statusCode(400).body("error", containsString("name"));
        athina.send("POST", "/dataset_v2", body("mixed", "[{\"q\": 1}, {\"q\": true}]")).statusCode(400);
        athina.send("POST", "/dataset_v2/" + UUID.randomUUID() + "/add-rows", "{\"dataset_rows\": []}").statusCode(404);
        athina.get("/dataset_v2/none").statusCode(404);
        athina.get("/dataset_v2/" + id).body("dataset_rows", hasSize(1));
        Athina.create().get("/dataset_v2/" + id).statusCode(404);
    }

    private String create(String rows) {
        return athina.ok("POST", "/dataset_v2", body("set " + UUID.randomUUID(), rows)).extract().path("id");
    }

    private List<String> rows(String id) {
        return athina.get("/dataset_v2/" + id).extract().path("dataset_rows.id");
    }

    private static String body(String name, String rows) {
        return "{\"source\": \"api\", \"name\": \"" + name + "\", \"dataset_rows\": " + rows + "}";
    }
}
