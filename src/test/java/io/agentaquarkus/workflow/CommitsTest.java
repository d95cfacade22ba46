package io.agentaquarkus.workflow;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What the recordings cannot show of commits: those that meet each other, and that nothing is left of refused ones. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CommitsTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private Tenant tenant;
    private String variant;

    @BeforeEach
    void variant() {
        tenant = Tenant.create();
        String workflow = post("/workflows/", "{\"workflow\":{\"slug\":\"w\"}}").extract().path("workflow.id");
        variant = post("/workflows/variants/",
                "{\"workflow_variant\":{\"slug\":\"v\",\"workflow_id\":\"" + workflow + "\"}}").extract()
                .path("workflow_variant.id");
    }

    @Test
    void ofParallelCommitsOnOneBaseExactlyOneIsMade() {
        String base = commit("\"data\":{\"parameters\":{\"n\":-1}}").statusCode(200).extract().path("workflow_revision.id");
        List<Response> answers = AtOnce.times(8,
                n -> committed("\"base_revision_id\":\"" + base + "\",\"delta\":{\"operations\":["
                        + "{\"operation\":\"set\",\"target\":[\"parameters\",\"n\"],\"value\":" + n + "}]}"));
        List<Integer> statuses = new ArrayList<>(answers.stream().map(Response::statusCode).sorted().toList());
        List<Integer> expected = new ArrayList<>(List.of(200));
        expected.addAll(Collections.nCopies(7, 409));
        assertEquals(expected, statuses);
        String head = answers.stream().filter(answer -> answer.statusCode() == 200).findFirst().orElseThrow()
                .path("workflow_revision.id");
        answers.stream().filter(answer -> answer.statusCode() == 409).forEach(answer -> answer.then()
                .body("detail.code", equalTo("revision_conflict")).body("detail.details.current_revision_id", equalTo(head))
                .body("detail.details.current_revision_version", equalTo("1")));
        assertEquals(List.of("1", "0"), versions());
    }

    @Test
    void ofParallelRepetitionsNoneIsStoredTwice() {
        List<String> statuses = AtOnce.times(6, n -> committed("\"data\":{\"parameters\":{\"n\":1}}")).stream()
                .map(answer -> answer.<String> path("status")).sorted().toList();
        assertEquals(List.of("committed", "no_change", "no_change", "no_change", "no_change", "no_change"), statuses);
        commit("\"data\":{\"parameters\":{\"n\":2}}").body("workflow_revision.version", equalTo("1"));
        assertEquals(List.of("1", "0"), versions());
    }

    @Test
    void aCommitThatWaitsTooLongForAnotherIsRefusedAndMayBeRepeated() throws SQLException {
        try (Connection other = DriverManager.getConnection(url, user, password);
                PreparedStatement lock = other.prepareStatement("select 1 from variant where id = ? for update")) {
            other.setAutoCommit(false);
            lock.setObject(1, UUID.fromString(variant));
            assertTrue(lock.executeQuery().next());
            commit("\"data\":{\"parameters\":{}}").statusCode(503).header("Retry-After", "1")
                    .body("detail.code", equalTo("commit_lock_timeout")).body("detail.retryable", equalTo(true))
                    .body("detail.details", equalTo(Map.of("variant_id", variant, "timeout_ms", 5000)));
            other.rollback();
        }
        commit("\"data\":{\"parameters\":{}}").statusCode(200).body("workflow_revision.version", equalTo("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"slug\":\"taken\",\"data\":{\"parameters\":{\"a\":1}}",
            "\"data\":{\"uri\":\"agenta:builtin:nothing:v0\"}", "\"data\":{\"schemas\":{\"inputs\":{\"type\":\"banana\"}}}",
            "\"slug\":\"__ag__mine\",\"data\":{\"parameters\":{\"a\":1}}",
            "\"workflow_id\":\"0195d6f0-0000-7000-8000-00000000dead\",\"data\":{\"parameters\":{\"a\":1}}",
            "\"delta\":{\"set\":{\"prompt\":{}}}" })
    void ofARefusedCommitNothingIsLeft(String refused) {
        commit("\"slug\":\"taken\",\"data\":{\"parameters\":{}}").statusCode(200);
        int status = committed(refused).statusCode();
        assertTrue(status >= 400 && status < 500, "status " + status);
        commit("\"data\":{\"parameters\":{\"b\":1}}").body("workflow_revision.version", equalTo("1"));
        assertEquals(List.of("1", "0"), versions());
    }

    @ParameterizedTest
    @ValueSource(strings = { "workflow", "application", "evaluator" })
    void ofARefusedWholeNothingIsLeft(String family) {
        post("/simple/" + family + "s/",
                "{\"" + family + "\":{\"slug\":\"half\",\"data\":{\"uri\":\"agenta:custom:nothing:v0\"}}}")
                .statusCode(422)
                .body("detail", equalTo("data.uri names no workflow of this server: 'agenta:custom:nothing:v0'."));
        post("/workflows/query", "{\"workflow\":{\"slug\":\"half\"},\"include_archived\":true}").body("count", equalTo(0));
    }

    @Test
    void whoeverSendsFlagsMayNameAWorkflowThatIsNotBuiltIn() {
        commit("\"flags\":{\"is_custom\":true},\"data\":{\"uri\":\"agenta:custom:mine:v0\"}").statusCode(200)
                .body("workflow_revision.flags.is_managed", equalTo(true));
    }

    @Test
    void whatWasReadIsNoChange() {
        Map<String, ?> read = commit("\"data\":{\"uri\":\"agenta:builtin:chat:v0\",\"parameters\":{\"a\":1.0}}").extract()
                .path("workflow_revision.data");
        tenant.request().contentType(ContentType.JSON)
                .body(Map.of("workflow_revision", Map.of("workflow_variant_id", variant, "data", read)))
                .post("/api/workflows/revisions/commit").then().statusCode(200).body("status", equalTo("no_change"));
    }

    @Test
    void theBuildKitIsNotEmbedded() {
        String embed = "{\"@ag.embed\":{\"@ag.references\":{\"workflow\":{\"slug\":\"__ag__build_kit\"}}}}";
        commit("\"data\":{\"parameters\":{\"a\":[" + embed + "]}}").statusCode(400)
                .body("detail.code", equalTo("non_embeddable_reference")).body("detail.details", nullValue());
        commit("\"data\":{\"parameters\":{\"a\":\"x @ag.embed[@ag.references[workflow.slug=__ag__build_kit]]\"}}")
                .statusCode(400).body("detail.code", equalTo("non_embeddable_reference"));
        commit("\"data\":{\"parameters\":{\"a\":\"__ag__build_kit\",\"b\":"
                + embed.replace("build_kit", "build_kits") + "}}").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "workflow", "application", "evaluator" })
    void reservedSlugsAreRefusedOnEveryRouteThatMakesSomething(String family) {
        String message = "Slugs that start with '__ag__' are reserved: '__ag__x'.";
        String plain = "{\"" + family + "\":{\"slug\":\"__ag__x\"}}";
        String artifact = post("/" + family + "s/", "{\"" + family + "\":{\"slug\":\"a\"}}").extract().path(family + ".id");
        String made = post("/" + family + "s/variants/", "{\"" + family + "_variant\":{\"slug\":\"b\",\"workflow_id\":\""
                + artifact + "\"}}").extract().path(family + "_variant.id");
        post("/" + family + "s/", plain).statusCode(400).body("detail", equalTo(message));
        post("/simple/" + family + "s/", plain).statusCode(400).body("detail", equalTo(message));
        post("/" + family + "s/variants/", "{\"" + family + "_variant\":{\"slug\":\"__ag__x\",\"workflow_id\":\"" + artifact
                + "\"}}").statusCode(400).body("detail", equalTo(message));
        post("/" + family + "s/variants/fork", "{\"" + family + "_variant\":{\"slug\":\"__ag__x\"},\"" + family
                + "_variant_ref\":{\"id\":\"" + made + "\"}}").statusCode(400).body("detail", equalTo(message));
        for (String route : List.of("", "commit")) {
            post("/" + family + "s/revisions/" + route, "{\"" + family + "_revision\":{\"slug\":\"__ag__x\",\"workflow_id\":\""
                    + artifact + "\",\"workflow_variant_id\":\"" + made + "\",\"data\":{\"parameters\":{\"a\":1}}}}")
                    .statusCode(400).body("detail", equalTo(message));
        }
    }

    @Test
    void flatQueriesLeaveOutWhatHasNoVariant() {
        post("/simple/workflows/", "{\"workflow\":{\"slug\":\"whole\"}}").statusCode(200);
        post("/workflows/", "{\"workflow\":{\"slug\":\"bare\"}}").statusCode(200);
        post("/simple/workflows/query", "{\"workflow\":{\"slugs\":[\"whole\",\"bare\"]}}").body("workflows.slug",
                contains("whole")).body("workflows", hasSize(1));
    }

    private List<String> versions() {
        return post("/workflows/revisions/log", "{\"workflow_revisions\":{\"workflow_variant_id\":\"" + variant + "\"}}")
                .extract().path("workflow_revisions.version");
    }

    private ValidatableResponse commit(String members) {
        return committed(members).then();
    }

    private Response committed(String members) {
        return tenant.request().contentType(ContentType.JSON)
                .body("{\"workflow_revision\":{\"workflow_variant_id\":\"" + variant + "\"," + members + "}}")
                .post("/api/workflows/revisions/commit");
    }

    private ValidatableResponse post(String path, String body) {
        return tenant.request().contentType(ContentType.JSON).body(body).post("/api" + path).then();
    }
}
