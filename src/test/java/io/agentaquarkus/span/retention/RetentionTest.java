package io.agentaquarkus.span.retention;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RetentionTest {

    private Tenant tenant;

    @Inject
    Retention retention;

    @Inject
    ProjectLimits limits;

    @BeforeEach
    void account() {
        tenant = Tenant.create();
    }

    @Test
    void nothingIsLimitedUnlessSet() {
        fetch(tenant.projectId().toString()).statusCode(200).body("days", nullValue()).body("effective.days", equalTo(0))
                .body("effective.traces", equalTo(0));
        assertFalse(limited());
    }

    @Test
    void limitsAreSetAndTakenBack() {
        set("{\"days\":30,\"traces\":5000000000}").statusCode(200).body("days", equalTo(30))
                .body("effective.traces", equalTo(5_000_000_000L));
        fetch(tenant.projectId().toString()).body("days", equalTo(30)).body("traces", equalTo(5_000_000_000L));
        assertTrue(limited());
        set("{\"traces\":null}").statusCode(200).body("days", nullValue()).body("effective.days", equalTo(0));
        assertFalse(limited());
    }

    @Test
    void mistakesAreRefused() {
        for (String body : List.of("{\"days\":-1}", "{\"days\":1.5}", "{\"days\":\"1\"}", "{\"days\":2147483648}")) {
            set(body).statusCode(400).body("detail", containsString("'days'"));
        }
        set("{\"traces\":9223372036854775808}").statusCode(400).body("detail", containsString("'traces'"));
        set("{\"day\":1}").statusCode(400).body("detail", containsString("'day'"));
        set("[]").statusCode(400);
        fetch(UUID.randomUUID().toString()).statusCode(404);
        fetch("mine").statusCode(400).body("detail", containsString("'project_id'"));
    }

    @Test
    void onlyTheAdministratorMaySetLimits() {
        tenant.request().get("/api/admin/projects/" + tenant.projectId() + "/retention").then().statusCode(401);
        given().get("/api/admin/projects/" + tenant.projectId() + "/retention").then().statusCode(401);
    }

    @Test
    void aRunDeletesWhatIsBeyondTheLimits() {
        Tenant other = Tenant.create();
        send(tenant);
        send(other);
        Sql.update("update span set created_at = now() - interval '2 days' where project_id in (?, ?)", tenant.projectId(),
                other.projectId());
        set("{\"days\":1}").statusCode(200);
        retention.run().await().atMost(Duration.ofSeconds(60));
        assertEquals(List.of("0"), spans(tenant));
        assertEquals(List.of("1"), spans(other));
    }

    private static List<String> spans(Tenant of) {
        return Sql.query("select count(*) from span where project_id = ?", of.projectId());
    }

    private static void send(Tenant to) {
        to.request().contentType("application/json").body("""
                {"spans":[{"trace_id":"%s","span_id":"00000000000000aa","span_name":"work",
                    "start_time":"2026-11-01T10:00:00Z","end_time":"2026-11-01T10:00:01Z"}]}"""
                .formatted(UUID.randomUUID().toString().replace("-", ""))).post("/api/tracing/spans/ingest").then()
                .statusCode(202);
    }

    private boolean limited() {
        return limits.limited().await().atMost(Duration.ofSeconds(60)).containsKey(tenant.projectId());
    }

    private ValidatableResponse set(String body) {
        return given().header("Authorization", Tenant.ADMINISTRATOR).contentType("application/json").body(body)
                .put("/api/admin/projects/" + tenant.projectId() + "/retention").then();
    }

    private static ValidatableResponse fetch(String project) {
        return given().header("Authorization", Tenant.ADMINISTRATOR).get("/api/admin/projects/" + project + "/retention")
                .then();
    }
}
