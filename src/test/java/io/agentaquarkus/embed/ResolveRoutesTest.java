package io.agentaquarkus.embed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** Embeds over HTTP, where the original failed with 500, or answered that there was nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ResolveRoutesTest {

    private static final String NOBODY = "Referenced entity not found: Application revision not found for application:"
            + " version=None slug='nobody' id=None";

    private Tenant tenant;

    @BeforeEach
    void project() {
        tenant = Tenant.create();
        commit("leaf", "{\"v\": \"leaf\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "workflow", "application" })
    void anEmbedThatFailsIsTheCallersMistakeOnResolve(String family) {
        inline(family, "{\"x\": \"@{{application.slug=nobody}}\"}", "").statusCode(400).body("detail", equalTo(NOBODY));
        inline(family, "{\"x\": \"@{{application.slug=leaf, path=v}}\"}", ", \"max_depth\": 1").statusCode(400).body("detail",
                equalTo("Max embed depth 1 exceeded"));
        inline(family, "{\"x\": \"@{{application.slug=leaf, path=v}} @{{application.slug=leaf, path=v}}\"}",
                ", \"max_embeds\": 1").statusCode(400).body("detail", equalTo("Max embed count 2 exceeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "workflow", "application" })
    void andOnRetrieve(String family) {
        commit("broken", "{\"x\": \"@{{application.slug=nobody}}\"}");
        post("/" + family + "s/revisions/retrieve", "{\"" + family + "_ref\": {\"slug\": \"broken\"}, \"resolve\": true}")
                .statusCode(400).body("detail", equalTo(NOBODY));
    }

    @Test
    void andOnTheOlderRoute() {
        commit("broken", "{\"x\": \"@{{application.slug=nobody}}\"}");
        post("/variants/configs/fetch", "{\"variant_ref\": {\"slug\": \"broken-main\"}}").statusCode(400).body("detail",
                equalTo(NOBODY));
    }

    @Test
    void textsThatEmbedEachOtherAreACircleWhereverTheyAreRead() {
        String token = "@ag.embed[@ag.references[application.slug=%s], @ag.selector[path=parameters.x]]";
        commit("ping", "{\"x\": \"" + token.formatted("pong") + "\"}");
        commit("pong", "{\"x\": \"" + token.formatted("ping") + "\"}");
        String circle = "Circular embed detected: application:pong";
        post("/applications/revisions/retrieve", "{\"application_ref\": {\"slug\": \"ping\"}, \"resolve\": true}")
                .statusCode(400).body("detail", equalTo(circle));
        post("/applications/revisions/resolve", "{\"application_ref\": {\"slug\": \"ping\"}}").statusCode(400).body("detail",
                equalTo(circle));
        post("/variants/configs/fetch", "{\"variant_ref\": {\"slug\": \"ping-main\"}}").statusCode(400).body("detail",
                equalTo(circle));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"application_variant\": {\"slug\": \"leaf-main\"}, \"application_revision\": {\"version\": \"9\"}}"
                    + " | <error:EmbedNotFoundError>",
            "{\"application\": {\"slug\": \"leaf\"}, \"application_revision\": {\"slug\": \"other-0\"}}"
                    + " | <error:RetrieveRefsInconsistent>",
            "{\"application_revision\": {\"version\": \"0\"}} | <error:RetrieveRefsInsufficient>" })
    void toleratedFailuresHaveTheirNames(String references, String placeholder) {
        commit("other", "{\"v\": 1}");
        inline("workflow", "{\"x\": {\"@ag.embed\": {\"@ag.references\": " + references + "}}}",
                ", \"error_policy\": \"placeholder\"").statusCode(200)
                .body("workflow_revision.data.parameters.x", equalTo(placeholder))
                .body("resolution_info.errors.size()", equalTo(1));
    }

    @Test
    void limitsThatAreAskedForAreCapped() {
        String embeds = IntStream.range(0, 1_001).mapToObj(i -> "\"@{{application.slug=leaf, path=v}}\"")
                .collect(Collectors.joining(","));
        inline("workflow", "{\"x\": [" + embeds + "]}", ", \"max_embeds\": 1000000, \"error_policy\": \"placeholder\"")
                .statusCode(200).body("workflow_revision.data.parameters.x[999]", equalTo("leaf"))
                .body("resolution_info.errors", contains("Max embed count 1001 exceeded"));
        inline("workflow", "{\"x\": \"@{{application.slug=leaf, path=v}}\"}", ", \"max_depth\": 9223372036854775807")
                .statusCode(200).body("resolution_info.depth_reached", equalTo(1));
    }

    @Test
    void anotherProjectIsOutOfReach() {
        Tenant owner = tenant;
        commit("secret", "{\"v\": \"secret\"}");
        tenant = Tenant.create();
        inline("workflow", "{\"x\": \"@{{application.slug=secret, path=v}}\"}", "").statusCode(400);
        tenant = owner;
        inline("workflow", "{\"x\": \"@{{application.slug=secret, path=v}}\"}", "").statusCode(200)
                .body("workflow_revision.data.parameters.x", equalTo("secret"));
    }

    @Test
    void anEmbedCannotMakeDataOfAnotherShape() {
        inline("workflow", "{\"@ag.embed\": {\"@ag.references\": {\"application\": {\"slug\": \"leaf\"}},"
                + " \"@ag.selector\": {\"path\": \"parameters.v\"}}}", "").statusCode(400)
                .body("detail", equalTo("With its embeds replaced, `parameters` must be an object."));
    }

    @Test
    void whatIsRetrievedFollowsWhatItEmbeds() {
        commit("reader", "{\"x\": \"@{{application.slug=leaf, path=v}}\"}");
        String retrieve = "{\"application_ref\": {\"slug\": \"reader\"}, \"resolve\": true}";
        post("/applications/revisions/retrieve", retrieve).body("application_revision.data.parameters.x", equalTo("leaf"));
        JsonPath leaf = post("/applications/variants/query", "{\"application_refs\": [{\"slug\": \"leaf\"}]}").extract()
                .jsonPath().setRootPath("application_variants[0]");
        revision(leaf.getString("application_id"), leaf.getString("id"), "leaf-1", "{\"v\": \"green\"}");
        post("/applications/revisions/retrieve", retrieve).body("application_revision.data.parameters.x", equalTo("green"));
    }

    @Test
    void theShapeOfTheRequestIsChecked() {
        post("/environments/revisions/resolve", "{\"environment_revision\": {}}").statusCode(400).body("detail",
                equalTo("Inline resolve payload `environment_revision` must include `data`."));
        post("/workflows/revisions/resolve", "{\"error_policy\": \"ignore\"}").statusCode(422).body("detail[0].msg",
                startsWith("Input should be 'exception'"));
    }

    private ValidatableResponse inline(String family, String parameters, String options) {
        return post("/" + family + "s/revisions/resolve",
                "{\"" + family + "_revision\": {\"data\": {\"parameters\": " + parameters + "}}" + options + "}");
    }

    /** An application with one variant, {@code slug-main}, and one revision, {@code slug-0}. */
    private void commit(String slug, String parameters) {
        String artifact = post("/applications/", "{\"application\": {\"slug\": \"" + slug + "\"}}").statusCode(200).extract()
                .path("application.id");
        String variant = post("/applications/variants/",
                "{\"application_variant\": {\"slug\": \"" + slug + "-main\", \"application_id\": \"" + artifact + "\"}}")
                .statusCode(200).extract().path("application_variant.id");
        revision(artifact, variant, slug + "-0", parameters);
    }

    private void revision(String artifact, String variant, String slug, String parameters) {
        post("/applications/revisions/commit", "{\"application_revision\": {\"application_id\": \"" + artifact
                + "\", \"application_variant_id\": \"" + variant + "\", \"slug\": \"" + slug + "\", \"data\": {\"parameters\": "
                + parameters + "}}}").statusCode(200).body("count", equalTo(1));
    }

    private ValidatableResponse post(String path, String body) {
        return tenant.request().contentType("application/json").body(body).post("/api" + path).then();
    }
}
