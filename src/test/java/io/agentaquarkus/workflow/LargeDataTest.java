package io.agentaquarkus.workflow;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Requests so large that they are checked on another thread than the one that answers. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LargeDataTest {

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.unseeded();
    }

    @Test
    void aLargeSchemaIsStoredAsItIs() {
        Map<String, Object> schema = schema("string");
        create(schema).statusCode(200).body("workflow.data.schemas.inputs", equalTo(schema));
    }

    @Test
    void aMistakeInALargeSchemaIsNamed() {
        create(schema("banana")).statusCode(422).body("detail[0].loc",
                equalTo(List.of("body", "workflow", "data", "schemas", "inputs")))
                .body("detail[0].msg", startsWith("Value error, not a valid JSON Schema: "));
        tenant.request().contentType(ContentType.JSON).body("{}").post("/api/workflows/query").then().body("count", equalTo(0));
    }

    private ValidatableResponse create(Map<String, Object> schema) {
        return tenant.request().contentType(ContentType.JSON)
                .body(Map.of("workflow", Map.of("slug", "w", "data", Map.of("schemas", Map.of("inputs", schema)))))
                .post("/api/simple/workflows/").then();
    }

    /** About 250 KB. */
    private static Map<String, Object> schema(String typeOfTheLast) {
        Map<String, Object> properties = new HashMap<>(IntStream.range(0, 2_000).boxed().collect(Collectors.toMap(
                n -> "property_" + n, n -> Map.of("type", "string", "description", "d".repeat(80)))));
        properties.put("last", Map.of("type", typeOfTheLast));
        return Map.of("type", "object", "properties", properties);
    }
}
