package io.agentaquarkus.athina;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a key may not do whose role lacks the permission, in the shape of this API's errors. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AthinaRolesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = { "POST|/log/inference|{\"prompt\": \"p\"}",
            "PUT|/logs/l|{\"expected_response\": \"e\"}", "PATCH|/log/inference/l|{\"expected_response\": \"e\"}",
            "PATCH|/prompt_run/user-feedback|{\"external_reference_id\": \"m\", \"user_feedback\": 1}",
            "POST|/trace/|{\"name\": \"t\", \"start_time\": \"2026-09-24T10:00:00Z\"}",
            "PUT|/trace/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90|{}",
            "POST|/trace/sdk|{\"name\": \"t\", \"start_time\": \"2026-09-24T10:00:00Z\"}",
            "POST|/dataset_v2|{\"source\": \"api\", \"name\": \"d\"}",
            "POST|/dataset_v2/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90/add-rows|{\"dataset_rows\": []}",
            "POST|/dataset_v2/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90/cell|{\"row_no\": 1, \"column_name\": \"c\", \"value\": 1}",
            "DELETE|/dataset_v2/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90|null",
            "PUT|/prompt/p|{\"prompt\": []}", "POST|/prompt/p/run|{\"variables\": {}}", "PATCH|/prompt/p/1/set-default|null",
            "DELETE|/prompt/slug/p|null", "POST|/eval/run|{\"rows\": [{}], \"evals\": [{\"name\": \"IsJson\"}]}",
            "POST|/eval_request|{}",
            "POST|/experiments|{\"name\": \"e\", \"dataset_id\": \"d\", \"variants\": [{\"prompt_slug\": \"p\"}]}",
            "DELETE|/experiments/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90|null" })
    void aViewerWritesNothing(String method, String path, String body) {
        new Athina(Tenant.as("viewer")).send(method, path, body).statusCode(403).body("status", equalTo("error"))
                .body("message", notNullValue()).body("error", notNullValue()).body("details.message", notNullValue());
    }

    @Test
    void aViewerReads() {
        Athina viewer = new Athina(Tenant.as("viewer"));
        for (String path : new String[] { "/dataset_v2/all", "/prompt/slug/all", "/experiments" }) {
            viewer.get(path).statusCode(200);
        }
        viewer.get("/dataset_v2/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90").statusCode(404);
    }

    @Test
    void anAnnotatorLogsButMakesNoDatasets() {
        Athina annotator = new Athina(Tenant.as("annotator"));
        annotator.ok("POST", "/log/inference", "{\"prompt\": \"p\"}");
        annotator.send("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"d\"}").statusCode(403);
    }

    @Test
    void aRoleThatNobodyKnowsReadsNothing() {
        Athina nobody = new Athina(Tenant.as("emperor"));
        for (String path : new String[] { "/dataset_v2/all", "/prompt/slug/all", "/experiments",
                "/trace/0f4c2f6d-6a3c-4a51-b3d7-9d3f8f1f2a90", "/eval/eval-request-id/x" }) {
            nobody.get(path).statusCode(403).body("status", equalTo("error"));
        }
    }
}
