package io.agentaquarkus.published;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Entities of the published API, where the document leaves it to the server. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedEntitiesTest {

    private Tenant tenant;
    private Published api;

    @BeforeEach
    void account() {
        tenant = Tenant.create();
        api = new Published(tenant);
    }

    @Test
    void pagesOfEntitiesFollowOneAnother() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, api.testset("[]").getString("id"));
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        for (JsonPath page = page(next); !page.getList("$").isEmpty(); page = page(next)) {
            assertTrue(page.getList("$").size() <= 2);
            seen.addAll(page.getList("id", String.class));
            next = ",\"next\":\"" + page.getString("[-1].id") + "\"";
        }
        assertEquals(made, seen);
    }

    @Test
    void commitsAtOnceAreAllKept() {
        UUID variant = api.variantOf(api.application().getUUID("application.id"));
        List<JsonPath> made = AtOnce.times(4, i -> api.commit(variant, "{\"prompt\":{\"input_keys\":[\"" + i + "\"]}}"));
        assertEquals(List.of("2", "3", "4", "5"), made.stream().map(one -> one.getString("version")).sorted().toList());
    }

    @Test
    void whatIsNotThereIsNamed() {
        String unknown = UUID.randomUUID().toString();
        api.post("/applications/revisions/commit", "{\"revision\":{\"variant_id\":\"" + unknown + "\",\"data\":{}}}")
                .statusCode(404).body("detail", containsString("revision.variant_id"));
        UUID variant = api.variantOf(api.application().getUUID("application.id"));
        api.post("/applications/revisions/deploy", "{\"revision\":{\"variant_id\":\"" + variant
                + "\",\"environment_ref\":{\"slug\":\"nowhere\"}}}").statusCode(404)
                .body("detail", containsString("nvironment"));
        api.post("/applications/revisions/deploy", "{\"revision\":{\"variant_id\":\"" + unknown
                + "\",\"environment_ref\":{\"slug\":\"production\"}}}").statusCode(404);
        api.post("/variants/configs/fetch", "{\"variant_ref\":{\"id\":\"" + unknown + "\"}}").statusCode(404)
                .body(equalTo("{\"detail\":\"Config not found.\"}"));
        api.post("/variants/configs/fetch", "{}").statusCode(404);
    }

    @Test
    void aSlugIsTakenOnce() {
        String slug = api.application().getString("application.slug");
        api.post("/simple/applications/", "{\"app\":{\"slug\":\"" + slug + "\"}}").statusCode(409).body("detail.conflict.slug",
                equalTo(slug));
        UUID variant = api.variantOf(api.application().getUUID("application.id"));
        String commit = "{\"revision\":{\"slug\":\"mine\",\"variant_id\":\"" + variant + "\",\"data\":{}}}";
        api.post("/applications/revisions/commit", commit).statusCode(200).body("slug", equalTo("mine"));
        api.post("/applications/revisions/commit", commit).statusCode(409).body("detail", containsString("revision.slug"));
    }

    @Test
    void variantsOfEvaluatorsAreNone() {
        api.post("/applications/variants/query", "{}").body(equalTo("[]"));
        api.application();
        api.post("/applications/variants/query", "").body("size()", equalTo(1));
    }

    @Test
    void anEditChangesWhatItMentions() {
        UUID id = api.application().getUUID("application.id");
        api.put("/simple/applications/" + id, "{\"app\":{\"description\":\"d\"}}").statusCode(200)
                .body("application.name", equalTo("A")).body("application.description", equalTo("d"))
                .body("application.lifecycle.updated_by_id", equalTo(tenant.userId().toString()));
        api.put("/simple/applications/" + id, "{}").statusCode(200).body("application.description", equalTo("d"));
        api.put("/simple/applications/" + UUID.randomUUID(), "{\"app\":{}}").statusCode(404);
    }

    @Test
    void numbersAndNullsOfUsersAreKept() {
        UUID variant = api.variantOf(api.application().getUUID("application.id"));
        String data = "{\"prompt\":{\"own\":{\"a\":1.0,\"b\":null,\"c\":123456789012345678901234567890,\"d\":0.1000}}}";
        api.commit(variant, data);
        assertTrue(api.post("/variants/configs/fetch", "{\"variant_ref\":{\"id\":\"" + variant + "\"}}").extract().asString()
                .contains("\"params\":" + data));
    }

    @Test
    void aConfigurationIsNotSentTwice() {
        UUID variant = api.variantOf(api.application().getUUID("application.id"));
        api.commit(variant, "{}");
        String body = "{\"variant_ref\":{\"id\":\"" + variant + "\"}}";
        String etag = api.post("/variants/configs/fetch", body).statusCode(200).body("params", equalTo(java.util.Map.of()))
                .extract().header("ETag");
        given().header("Authorization", "Bearer " + tenant.key()).header("If-None-Match", etag).contentType("application/json")
                .body(body).post("/api/public/variants/configs/fetch").then().statusCode(304);
        api.commit(variant, "{\"prompt\":{}}");
        given().header("Authorization", "Bearer " + tenant.key()).header("If-None-Match", etag).contentType("application/json")
                .body(body).post("/api/public/variants/configs/fetch").then().statusCode(200)
                .body("variant_ref.version", equalTo("3"));
    }

    @Test
    void filesAreReadAsTheirNameSays() {
        upload("rows.json", "application/octet-stream", "[{\"a\":1}]").statusCode(200).body("data.testcases[0].a", equalTo(1))
                .body("name", nullValue());
        upload("rows", "application/json", "[{\"a\":1}]").statusCode(200).body("data.testcases[0].a", equalTo(1));
        upload("rows.csv", "text/csv", "a\n1\n").statusCode(200).body("data.testcases[0].a", equalTo("1"));
        upload("rows.json", "application/json", "no json").statusCode(400).body("detail", containsString("JSON"));
    }

    @Test
    void evaluatorsThatCannotBeStoredAreRefused() {
        api.post("/evaluators/", "{\"evaluator\":{\"slug\":\"e\",\"data\":{\"uri\":5,\"url\":\"no address\"}}}").statusCode(400)
                .body("detail.errors.field", equalTo(List.of("evaluator.data.uri", "evaluator.data.url")));
        api.post("/evaluators/",
                "{\"evaluator\":{\"slug\":\"e\",\"data\":{\"threshold\":0.5,\"parameters\":{\"threshold\":1}}}}")
                .statusCode(200).body("data.parameters.threshold", equalTo(1));
    }

    @Test
    void templatesHaveTheSchemaOfTheirSettings() {
        JsonPath templates = api.get("/evaluators/catalog/templates/").statusCode(200).extract().jsonPath();
        assertEquals("object", templates.getString("find { it.key == 'auto_exact_match' }.settings_schema.type"));
        assertFalse(templates.getList("key").contains(null));
    }

    /** A form whose part has no headers. */
    @Test
    void aFormThatIsNoneIsRefused() {
        given().header("Authorization", "Bearer " + tenant.key()).contentType("multipart/form-data; boundary=b")
                .body("--b\r\nx--b--\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .post("/api/public/simple/testsets/upload").then().statusCode(400).body("detail", containsString("form"));
    }

    /** Written as two escapes, as clients write it that keep to ASCII. */
    @Test
    void namesMayHaveAnyCharacter() {
        String data = "{\"\\ud83d\\ude00\":{\"\\ud83d\\ude00\":1}}";
        UUID variant = api.variantOf(api.application().getUUID("application.id"));
        api.commit(variant, data);
        api.post("/variants/configs/fetch", "{\"variant_ref\":{\"id\":\"" + variant + "\"}}")
                .body("params", equalTo(java.util.Map.of("\ud83d\ude00", java.util.Map.of("\ud83d\ude00", 1))));
        tenant.request().contentType("application/json").body("{\"workflow\":{\"slug\":\"pairs\",\"meta\":" + data + "}}")
                .post("/api/workflows/").then().statusCode(200)
                .body("workflow.meta", equalTo(java.util.Map.of("\ud83d\ude00", java.util.Map.of("\ud83d\ude00", 1))));
    }

    private io.restassured.response.ValidatableResponse upload(String name, String type, String content) {
        return given().header("Authorization", "Bearer " + tenant.key())
                .multiPart("file", name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8), type)
                .post("/api/public/simple/testsets/upload").then();
    }

    private JsonPath page(String next) {
        return api.post("/testsets/query", "{\"windowing\":{\"limit\":2" + next + "}}").statusCode(200).extract().jsonPath();
    }
}
