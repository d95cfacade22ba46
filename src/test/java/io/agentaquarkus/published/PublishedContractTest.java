package io.agentaquarkus.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
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
import io.restassured.path.json.JsonPath;

/** The published API to the letter of its document. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedContractTest {

    private static final ApiDescription DESCRIPTION = ApiDescription.of("/contract/published.json");
    private static final Map<String, Integer> HELD = new HashMap<>();
    private static final Map<String, JsonNode> OF_ONE_ACCOUNT = new HashMap<>();

    static Stream<String> operations() {
        return SurfaceContract.operations(DESCRIPTION);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isKept(String operation) throws Exception {
        Tenant tenant = Tenant.create();
        SurfaceContract contract = new SurfaceContract(DESCRIPTION, "/api/public", Credential.bearer(tenant.key()),
                known(tenant)::get);
        HELD.put(operation, contract.hold(operation));
    }

    /** The others say nothing of any project. */
    static Stream<String> guarded() {
        return operations()
                .filter(operation -> !Set.of("listEvaluatorCatalogTemplates", "otlpStatusCheck").contains(operation));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void isRefusedToWhoMayNothing(String operation) throws Exception {
        if (OF_ONE_ACCOUNT.isEmpty()) {
            OF_ONE_ACCOUNT.putAll(known(Tenant.create()));
        }
        new SurfaceContract(DESCRIPTION, "/api/public", null, OF_ONE_ACCOUNT::get).refuse(operation,
                Credential.bearer(Tenant.as("emperor").key()));
    }

    /** The description that is served has neither more nor less. */
    @Test
    void allOthersAreServed() {
        assertEquals(operations().collect(Collectors.toSet()), SurfaceContract.served("/api/public/openapi.json"));
    }

    @AfterAll
    static void count() {
        int cases = HELD.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Published API: " + HELD.size() + " operations, " + cases + " cases held");
        assertEquals(operations().count(), HELD.size());
    }

    /** What has to be there for an ordinary call to succeed. */
    private static Map<String, JsonNode> known(Tenant tenant) {
        Published api = new Published(tenant);
        JsonPath application = api.application();
        UUID applicationId = application.getUUID("application.id");
        String slug = application.getString("application.slug");
        UUID variantId = api.variantOf(applicationId);
        api.commit(variantId, "{\"prompt\":{\"template_format\":\"curly\"}}");
        api.deploy(variantId, "production");
        Map<String, JsonNode> known = new HashMap<>();
        text(known, "fetchSimpleApplication/application_id", applicationId);
        text(known, "editSimpleApplication/application_id", applicationId);
        text(known, "fetchApplicationVariant/application_variant_id", variantId);
        text(known, "commitApplicationRevision/revision/variant_id", variantId);
        text(known, "deployApplicationRevision/revision/variant_id", variantId);
        text(known, "deployApplicationRevision/revision/environment_ref/slug", "staging");
        text(known, "fetchConfig/application_ref/id", applicationId);
        text(known, "fetchConfig/application_ref/slug", slug);
        text(known, "fetchConfig/variant_ref/id", variantId);
        known.put("fetchConfig/variant_ref/slug", MissingNode.getInstance());
        text(known, "fetchConfig/variant_ref/version", "2");
        known.put("fetchConfig/environment_ref/id", MissingNode.getInstance());
        text(known, "fetchConfig/environment_ref/slug", "production");
        known.put("fetchConfig/environment_ref/version", MissingNode.getInstance());
        UUID rows = api.testset("[{\"a\":1}]").getUUID("id");
        text(known, "createEvaluationRun/run/testset_id", rows);
        text(known, "createEvaluationRun/run/variant_ids/0", variantId);
        text(known, "createEvaluationRun/run/evaluator_ids/0",
                api.evaluator("{\"uri\":\"agenta:builtin:auto_contains_json:v0\"}").getUUID("id"));
        text(known, "fetchTestset/testset_id", rows);
        for (String query : new String[] { "querySimpleApplications", "queryApplicationVariants", "queryTestsets",
                "queryEvaluators", "queryEvaluationRuns", "queryEvaluationResults" }) {
            text(known, query + "/windowing/next", UUID.randomUUID());
        }
        // Of spans it needs a time beside it.
        known.put("querySpans/windowing/next", MissingNode.getInstance());
        for (String query : new String[] { "querySpans", "querySpanAnalytics" }) {
            text(known, query + "/filtering/conditions/0/field", "span_name");
            text(known, query + "/filtering/conditions/0/operator", "is");
            known.put(query + "/filtering/conditions/0/key", MissingNode.getInstance());
            known.put(query + "/filtering/conditions/0/options", MissingNode.getInstance());
        }
        text(known, "querySpanAnalytics/time_range/newest", "2026-02-02T03:04:05Z");
        text(known, "querySpanAnalytics/interval", "1d");
        return known;
    }

    private static void text(Map<String, JsonNode> known, String place, Object value) {
        known.put(place, JsonNodeFactory.instance.textNode(value.toString()));
    }
}
