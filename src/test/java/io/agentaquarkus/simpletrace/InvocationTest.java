package io.agentaquarkus.simpletrace;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class InvocationTest {

    private Tenant tenant;

    @BeforeEach
    void application() {
        tenant = Tenant.create();
        post("/api/simple/applications", """
                {"application":{"slug":"bot","name":"Bot","data":{"uri":"agenta:builtin:completion:v0"}}}""").statusCode(200);
        post("/api/simple/environments", """
                {"environment":{"slug":"live","name":"Live"}}""").body("count", equalTo(1));
        post("/api/applications/revisions/deploy", """
                {"application_ref":{"slug":"bot"},"environment_ref":{"slug":"live"}}""").statusCode(200);
    }

    @Test
    void whatAnEnvironmentHeldIsNamedInFull() {
        String trace = post("/api/invocations", """
                {"invocation":{"data":{"outputs":"x"},"links":null,
                 "references":{"environment":{"slug":"live"},"selector":{"key":"bot.revision"}}}}""")
                .body("count", equalTo(1)).body("invocation.references.application.slug", equalTo("bot"))
                .body("invocation.references.environment.slug", equalTo("live"))
                .body("invocation.references.environment_revision.version", equalTo("2"))
                .body("invocation.references.selector.key", equalTo("bot.revision"))
                .extract().path("invocation.trace_id");
        tenant.request().get("/api/invocations/" + trace).then().body("count", equalTo(1))
                .body("invocation.references.environment.slug", equalTo("live"))
                .body("invocation.references.selector", nullValue());
        post("/api/invocations/query", """
                {"invocation":{"references":{"environment":{"slug":"live"}}}}""").body("invocations", hasSize(1));
    }

    @Test
    void aKeyThatTheEnvironmentDoesNotHold() {
        post("/api/invocations", """
                {"invocation":{"data":{"outputs":"x"},"links":null,
                 "references":{"environment":{"slug":"live"},"selector":{"key":"other"}}}}""").statusCode(404)
                .body("detail", equalTo(
                        "Environment revision does not contain application references for the requested key."));
    }

    private ValidatableResponse post(String path, String body) {
        return tenant.request().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
