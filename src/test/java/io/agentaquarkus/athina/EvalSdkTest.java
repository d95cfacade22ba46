package io.agentaquarkus.athina;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the evaluation SDK reports of evaluations in its own process. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EvalSdkTest {

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void aRequestAndItsResultsAreOneTrace() {
        athina.ok("POST", "/sdk/log-usage", "{\"evalName\": \"ContainsAny\"}");
        String id = athina.ok("POST", "/eval_request", "{\"request_label\": \"ContainsAny_eval\", \"request_data\": {\"data\":"
                + " {\"text\": \"a\"}}, \"request_data_type\": \"batch\", \"source\": \"dev_sdk\"}")
                .body("data.eval_request.workspace_slug", equalTo("default"))
                .body("data.eval_request.org_id", equalTo(athina.tenant().organizationId().toString()))
                .extract().path("data.eval_request.id");
        athina.ok("POST", "/eval_result", "[{\"eval_request_id\": \"" + id
                + "\", \"eval_type_id\": \"ContainsAny\", \"runtime\": 5,"
                + " \"data\": {\"text\": \"a\"}, \"eval_result\": {\"metrics\": [{\"id\": \"passed\", \"value\": true}]}}]");
        athina.tenant().request().get("/api/traces/" + id.replace("-", "")).then().statusCode(200)
                .body("trace.spans", hasKey("ContainsAny_eval"))
                .body("trace.spans.ContainsAny_eval.spans.ContainsAny.attributes.ag.data.outputs.metrics[0].id",
                        equalTo("passed"));
    }

    @Test
    void resultsOfUnknownRequestsAreRefused() {
        String unknown = "[{\"eval_request_id\": \"" + UUID.randomUUID() + "\"}]";
        athina.send("POST", "/eval_result", unknown).statusCode(404).body("error", containsString("not found"));
        athina.send("POST", "/eval_result", "[]").statusCode(400);
        athina.send("POST", "/eval_result", "{}").statusCode(400);
    }
}
