package io.agentaquarkus.access;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import com.google.rpc.Code;

import io.agentaquarkus.testsupport.GrpcExporter;
import io.agentaquarkus.testsupport.Otlp;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What somebody may do who is not the owner. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RolesTest {

    private static final String DENIED = "{\"detail\":\"You do not have access to perform this action. Please contact your"
            + " organization admin.\"}";

    @Test
    void aViewerReadsAndWritesNothing() {
        Tenant viewer = Tenant.as("viewer");
        viewer.request().contentType("application/json").body("{}").post("/api/spans/query").then().statusCode(200);
        viewer.request().contentType("application/x-protobuf").post("/api/otlp/v1/traces").then().statusCode(403)
                .contentType("application/json").body(equalTo(DENIED));
        viewer.request().contentType("application/json").body("{\"spans\":[]}").post("/api/tracing/spans/ingest").then()
                .statusCode(403).body(equalTo(DENIED));
        viewer.request().delete("/api/traces/5b8efff798038103d269b633813fc60c").then().statusCode(403).body(equalTo(DENIED));
        viewer.request().post("/api/keys").then().statusCode(403).body(equalTo(DENIED));
        try (GrpcExporter exporter = new GrpcExporter()) {
            assertEquals(Code.PERMISSION_DENIED.getNumber(),
                    exporter.refusal(Otlp.request(), "ApiKey " + viewer.key(), null).getCode());
        }
        viewer.request().queryParam("action", "run_service").queryParam("resource_type", "service")
                .get("/api/access/permissions/check").then().statusCode(200).body("effect", equalTo("allow"));
        viewer.request().queryParam("action", "edit_spans").queryParam("resource_type", "service")
                .get("/api/access/permissions/check").then().statusCode(403).body(equalTo("{\"detail\":\"Forbidden\"}"));
    }

    @Test
    void anAnnotatorWritesSpansButMakesNoKeys() {
        Tenant annotator = Tenant.as("annotator");
        annotator.request().contentType("application/json").body("{\"spans\":[]}").post("/api/tracing/spans/ingest").then()
                .statusCode(202).body(equalTo("{\"count\":0,\"links\":[]}"));
        annotator.request().post("/api/keys").then().statusCode(403).body(equalTo(DENIED));
    }

    @Test
    void whoIsNoMemberAnyMoreMayNothing() {
        Tenant former = Tenant.as("admin");
        Sql.update("delete from membership where user_id = ? and level = 'workspace'", former.userId());
        former.request().contentType("application/json").body("{}").post("/api/spans/query").then().statusCode(403)
                .body(equalTo(DENIED));
    }

    @Test
    void aRoleThatNobodyKnowsMayNothing() {
        Tenant.as("emperor").request().contentType("application/json").body("{}").post("/api/spans/query").then()
                .statusCode(403)
                .body(equalTo(DENIED));
    }
}
