package io.agentaquarkus.athina.eval;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.athina.Athina;
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
    void whatWasReportedIsReadAgain() {
        String id = athina.ok("POST", "/eval_request", "{\"request_label\": \"Draq_eval\"}").extract()
                .path("data.eval_request.id");
        athina.ok("POST", "/eval_result", "[{\"eval_request_id\": \"" + id + "\", \"eval_type_id\": \"Draq\", \"eval_label\":"
                + " \"mine\", \"runtime\": 7, \"run_results\": [{\"failed\": true, \"reason\": \"no\"}], \"metrics\":"
                + " [{\"id\": \"passed\", \"value\": 0.0}]}, {\"eval_request_id\": \"" + id + "\", \"eval_type_id\":"
                + " \"Groundedness\", \"run_results\": [{\"failed\": null, \"reason\": null}], \"metrics\":"
                + " [{\"id\": \"groundedness\", \"value\": 0.75}]}]");
        athina.ok("POST", "/experiment", "{\"eval_request_id\": \"" + id + "\", \"experiment_name\": \"first\","
                + " \"prompt_template\": [{\"role\": \"user\", \"content\": \"{q}\"}], \"dataset_name\": null}")
                .body("data.experiment.experiment_name", equalTo("first"));
        athina.ok("POST", "/eval_performance_report", "{\"eval_request_id\": \"" + id + "\", \"f1_score\": 0.8}");
        athina.get("/eval/eval-request-id/" + id).statusCode(200).body("status", equalTo("completed"))
                .body("results.eval_name", containsInAnyOrder("mine", "Groundedness"))
                .body("results.find { it.eval_name == 'mine' }.passed", is(false))
                .body("results.find { it.eval_name == 'mine' }.reason", equalTo("no"))
                .body("results.find { it.eval_name == 'mine' }.runtime", is(7))
                .body("results.find { it.eval_name == 'Groundedness' }.passed", nullValue())
                .body("results.find { it.eval_name == 'Groundedness' }.score", is(0.75f))
                .body("experiment.experiment_name", equalTo("first")).body("eval_performance_report.f1_score", is(0.8f));
        Athina.create().get("/eval/eval-request-id/" + id).statusCode(404);
        athina.send("POST", "/experiment", "{\"eval_request_id\": \"" + UUID.randomUUID() + "\"}").statusCode(404);
    }

    @Test
    void resultsOfUnknownRequestsAreRefused() {
        String unknown = "[{\"eval_request_id\": \"" + UUID.randomUUID() + "\"}]";
        athina.send("POST", "/eval_result", unknown).statusCode(404).body("error", containsString("not found"));
        athina.send("POST", "/eval_result", "[]").statusCode(400);
        athina.send("POST", "/eval_result", "{}").statusCode(400);
    }
}
