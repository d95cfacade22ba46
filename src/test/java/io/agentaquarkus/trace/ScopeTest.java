package io.agentaquarkus.trace;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The key of another project sees nothing by any route, whatever ids it knows. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ScopeTest {

    private static final String SPAN = "00000000000000a1";

    private final String trace = SpanIds.trace(UUID.randomUUID());
    private Tenant owner;
    private Tenant other;

    @BeforeEach
    void spans() {
        owner = Tenant.create();
        other = Tenant.create();
        ingest(owner, "secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "/api/traces/{trace} | {\"count\":0}",
            "/api/traces/?trace_id={trace} | {\"count\":0,\"traces\":[]}",
            "/api/traces/?trace_ids={trace} | {\"count\":0,\"traces\":[]}", "/api/spans/{trace}/{span} | {\"count\":0}",
            "/api/spans/?trace_id={trace} | {\"count\":0,\"spans\":[]}",
            "/api/spans/?span_id={span} | {\"count\":0,\"spans\":[]}",
            "/api/tracing/traces/{trace} | {\"count\":0}", "/api/preview/traces/{trace} | {\"count\":0}" })
    void lookups(String path, String nothing) {
        String concrete = path.replace("{trace}", trace).replace("{span}", SPAN);
        owner.request().get(concrete).then().statusCode(200).body(containsString("secret"));
        other.request().get(concrete).then().statusCode(200).body(equalTo(nothing));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/api/spans/query | {} | {'count':0,'spans':[]}", "/api/traces/query | {} | {'count':0,'traces':[]}",
            "/api/spans/query | {'filtering':{'conditions':[{'field':'trace_id','value':'{trace}'}]}} | {'count':0,'spans':[]}",
            "/api/traces/query | {'filtering':{'conditions':[{'field':'trace_id','value':'{trace}'}]}} | {'count':0,'traces':[]}",
            "/api/spans/query | {'filtering':{'operator':'or','conditions':[{'field':'span_id','value':'{span}'},{'field':'span_name','operator':'exists'}]}} | {'count':0,'spans':[]}",
            "/api/tracing/spans/query | {} | {'count':0,'traces':{}}",
            "/api/tracing/spans/query | {'focus':'span'} | {'count':0}",
            "/api/tracing/spans/query | {'filter':{'conditions':[{'field':'trace_id','value':'{trace}'}]}} | {'count':0,'traces':{}}" })
    void queries(String path, String body, String nothing) {
        String concrete = body.replace('\'', '"').replace("{trace}", trace).replace("{span}", SPAN);
        post(owner, path, concrete).body(containsString("secret"));
        post(other, path, concrete).body(equalTo(nothing.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/traces/", "/api/tracing/traces/" })
    void deletions(String path) {
        other.request().delete(path + trace).then().statusCode(202).body("count", equalTo(0));
        owner.request().get("/api/traces/" + trace).then().body("count", equalTo(1));
        ingest(other, "mine");
        owner.request().delete(path + trace).then().statusCode(202).body("count", equalTo(1));
        other.request().get("/api/traces/" + trace).then().body("count", equalTo(1));
    }

    @Test
    void equalIdsAreTwoSpans() {
        ingest(other, "mine");
        post(owner, "/api/spans/query", "{}").body("spans.span_name", equalTo(List.of("secret")));
        post(other, "/api/spans/query", "{}").body("spans.span_name", equalTo(List.of("mine")));
        post(other, "/api/traces/query", "{}").body("count", equalTo(1)).body("traces[0].spans.mine.span_name",
                equalTo("mine"));
    }

    @Test
    void noParameterWidensAScope() {
        other.request().queryParam("project_id", owner.projectId()).get("/api/traces/" + trace).then().statusCode(200)
                .body(equalTo("{\"count\":0}"));
        other.request().queryParam("project_id", "null").get("/api/traces/" + trace).then().statusCode(401);
        other.request().get("/api/projects/" + owner.projectId()).then().statusCode(404)
                .body(equalTo("{\"detail\":\"Project not found\"}"));
        other.request().get("/api/projects").then().body("project_id", equalTo(List.of(other.projectId().toString())));
    }

    private void ingest(Tenant tenant, String name) {
        post(tenant, "/api/tracing/spans/ingest", "{\"spans\":[{\"trace_id\":\"" + trace + "\",\"span_id\":\"" + SPAN
                + "\",\"span_name\":\"" + name + "\"}]}").body("count", equalTo(1));
    }

    private static ValidatableResponse post(Tenant tenant, String path, String body) {
        return tenant.request().contentType("application/json").body(body).post(path).then()
                .statusCode(path.endsWith("ingest") ? 202 : 200);
    }
}
