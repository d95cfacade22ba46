package io.agentaquarkus.athina;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.agentaquarkus.surface.ApiDescription;
import io.agentaquarkus.surface.Credential;
import io.agentaquarkus.surface.SurfaceContract;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The Athina API to the letter of its document, and what its clients use beyond to the letter of what is added to that. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(FakeModel.OwnNetwork.class)
class AthinaContractTest {

    /** Those of the document itself. */
    private static final Set<String> DOCUMENTED = Set.of("logInference", "updateLogById", "updateLogByExternalReferenceId",
            "createTrace", "getTrace", "updateTrace", "createSpan", "getSpan", "updateSpan", "createDataset", "getDataset",
            "deleteDataset", "addDatasetRows", "updateDatasetCell", "runEval", "createPromptTemplate", "getDefaultPrompt",
            "runPrompt");

    private static final ApiDescription DESCRIPTION = ApiDescription.of("/contract/athina.json");
    private static final Map<String, Integer> HELD = new HashMap<>();

    private static final Map<String, JsonNode> OF_ONE_ACCOUNT = new HashMap<>();

    private static FakeModel model;

    @BeforeAll
    static void serve() {
        model = new FakeModel();
    }

    static Stream<String> operations() {
        return SurfaceContract.operations(DESCRIPTION);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isKept(String operation) throws Exception {
        Athina athina = Athina.create();
        SurfaceContract contract = new SurfaceContract(DESCRIPTION, "/api/v1",
                Credential.key(AthinaSurface.KEY_HEADER, athina.tenant().key()), known(athina)::get);
        HELD.put(operation, contract.hold(operation));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isRefusedToWhoMayNothing(String operation) throws Exception {
        if (OF_ONE_ACCOUNT.isEmpty()) {
            OF_ONE_ACCOUNT.putAll(known(Athina.create()));
        }
        new SurfaceContract(DESCRIPTION, "/api/v1", null, OF_ONE_ACCOUNT::get).refuse(operation,
                Credential.key(AthinaSurface.KEY_HEADER, Tenant.as("emperor").key()));
    }

    /** The description that is served has neither more nor less. */
    @Test
    void allAreServed() {
        assertEquals(operations().collect(Collectors.toSet()), SurfaceContract.served("/api/v1/openapi.json"));
    }

    @AfterAll
    static void count() {
        model.close();
        System.out.println("Athina API: " + DOCUMENTED.size() + " operations of the document, " + cases(true)
                + " cases held; " + (HELD.size() - DOCUMENTED.size()) + " of its clients, " + cases(false) + " cases held");
        assertEquals(operations().count(), HELD.size());
    }

    private static int cases(boolean documented) {
        return HELD.entrySet().stream().filter(held -> DOCUMENTED.contains(held.getKey()) == documented)
                .mapToInt(Map.Entry::getValue).sum();
    }

    /** What has to be there for an ordinary call to succeed. */
    private static Map<String, JsonNode> known(Athina athina) {
        model.storeFor(athina.tenant(), "/v1");
        Map<String, JsonNode> known = new HashMap<>();
        logs(athina, known);
        traces(athina, known);
        datasets(athina, known);
        prompts(athina, known);
        evals(athina, known);
        return known;
    }

    private static void logs(Athina athina, Map<String, JsonNode> known) {
        String log = athina.ok("POST", "/log/inference", "{\"prompt\": \"p\", \"external_reference_id\": \"m-1\"}").extract()
                .path("prompt_run_id");
        text(known, "updateLogById/log_id", log);
        text(known, "patchLogById/prompt_run_id", log);
        text(known, "getLog/prompt_run_id", log);
        text(known, "updateLogByExternalReferenceId/external_reference_id", "m-1");
        text(known, "patchLogByExternalReferenceId/external_reference_id", "m-1");
    }

    private static void traces(Athina athina, Map<String, JsonNode> known) {
        String trace = athina.ok("POST", "/trace/", "{\"name\": \"t\", \"start_time\": \"2026-09-24T10:00:00Z\"}").extract()
                .path("id");
        String span = athina.ok("POST", "/trace/" + trace + "/spans", "{\"name\": \"s\", \"span_type\": \"span\","
                + " \"start_time\": \"2026-09-24T10:00:00Z\"}").extract().path("id");
        for (String operation : new String[] { "getTrace", "updateTrace", "createSpan", "getSpan", "updateSpan" }) {
            text(known, operation + "/trace_id", trace);
            text(known, operation + "/span_id", span);
        }
        text(known, "createSpan/parent_id", span);
        for (String place : new String[] { "createTrace", "updateTrace", "createSpan", "updateSpan", "createTraceFromSdk",
                "createTraceFromSdk/spans/0" }) {
            text(known, place + "/start_time", "2026-09-24T10:00:00Z");
            text(known, place + "/end_time", "2026-09-24 10:00:01.5+00:00");
        }
        known.put("createTraceFromSdk/spans/0/children", JsonNodeFactory.instance.arrayNode());
    }

    private static void datasets(Athina athina, Map<String, JsonNode> known) {
        String dataset = athina.ok("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"known\", \"dataset_rows\":"
                + " [{\"query\": \"q\"}]}").extract().path("id");
        for (String operation : new String[] { "getDataset", "deleteDataset", "addDatasetRows", "updateDatasetCell",
                "fetchDatasetById", "updateDatasetCells", "changeDatasetProject", "runEval", "createExperiment" }) {
            text(known, operation + "/dataset_id", dataset);
        }
        text(known, "fetchDatasetByName/name", "known");
        text(known, "listExperiments/dataset_id", dataset);
        text(known, "createDatasetEvent/dataset_id", dataset);
        text(known, "createDatasetEvent/payload/eval_run_id", athina.ok("POST", "/eval_run?datasetId=" + dataset,
                "{\"eval_configs\": [{\"eval_type_id\": \"IsJson\"}]}").extract().path("data.eval_run.id"));
        text(known, "createEvalRun/datasetId", dataset);
        text(known, "createEvalRun/eval_configs/0/eval_type_id", "IsJson");
        text(known, "logDatasetEvalResults/dataset_id", athina.ok("POST", "/dataset_v2", "{\"source\": \"api\", \"name\":"
                + " \"large\", \"dataset_rows\": [" + String.join(",", Collections.nCopies(1000, "{\"query\": \"q\"}")) + "]}")
                .extract().path("id"));
    }

    private static void prompts(Athina athina, Map<String, JsonNode> known) {
        athina.ok("PUT", "/prompt/bot", "{\"prompt\": [{\"role\": \"user\", \"content\": \"hi {{name}}\"}], \"model\":"
                + " \"gpt-4o\"}");
        for (String operation : new String[] { "getDefaultPrompt", "runPrompt", "setDefaultPrompt", "deletePromptSlug",
                "updatePromptSlug", "duplicatePromptSlug" }) {
            text(known, operation + "/prompt_slug", "bot");
        }
        text(known, "runPrompt/model", "gpt-4o");
        text(known, "runPrompt/provider", "fake");
        text(known, "createExperiment/variants/0/prompt_slug", "bot");
        text(known, "createExperiment/variants/0/model", "gpt-4o");
        known.put("createExperiment/variants/0/name", MissingNode.getInstance());
        text(known, "createExperiment/evals/0/name", "IsJson");
        String experiment = athina.ok("POST", "/experiments", "{\"name\": \"e\", \"dataset_id\": \""
                + known.get("runEval/dataset_id").textValue() + "\", \"variants\": [{\"prompt_slug\": \"bot\"}]}").extract()
                .path("id");
        text(known, "getExperiment/experiment_id", experiment);
        text(known, "deleteExperiment/experiment_id", experiment);
    }

    private static void evals(Athina athina, Map<String, JsonNode> known) {
        text(known, "runEval/evals/0/name", "IsJson");
        text(known, "fetchEvalRequest/eval_request_id", athina.ok("POST", "/eval/run",
                "{\"rows\": [{\"response\": \"1\"}], \"evals\": [{\"name\": \"IsJson\"}]}").extract().path("eval_request_id"));
        String request = athina.ok("POST", "/eval_request", "{}").extract().path("data.eval_request.id");
        text(known, "logEvalResults/0/eval_request_id", request);
        text(known, "logExperiment/eval_request_id", request);
        text(known, "logPerformanceReport/eval_request_id", request);
    }

    private static void text(Map<String, JsonNode> known, String place, Object value) {
        known.put(place, JsonNodeFactory.instance.textNode(value.toString()));
    }
}
