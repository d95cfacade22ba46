package io.agentaquarkus.published;

import static io.restassured.RestAssured.given;

import java.util.UUID;

import io.agentaquarkus.testsupport.Tenant;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** A client of the published API. */
record Published(Tenant tenant) {

    private static final String BASE = "/api/public";

    ValidatableResponse post(String path, String body) {
        return given().header("Authorization", "Bearer " + tenant.key()).contentType("application/json").body(body)
                .post(BASE + path).then();
    }

    ValidatableResponse put(String path, String body) {
        return given().header("Authorization", "Bearer " + tenant.key()).contentType("application/json").body(body)
                .put(BASE + path).then();
    }

    ValidatableResponse get(String path) {
        return given().header("Authorization", "Bearer " + tenant.key()).get(BASE + path).then();
    }

    JsonPath application() {
        return made(post("/simple/applications/", "{\"app\":{\"slug\":\"a" + UUID.randomUUID() + "\",\"name\":\"A\"}}"));
    }

    /** The one variant of an application. */
    UUID variantOf(UUID applicationId) {
        return made(post("/applications/variants/query", "{\"variant\":{\"application_id\":\"" + applicationId + "\"}}"))
                .getUUID("[0].id");
    }

    JsonPath commit(UUID variantId, String data) {
        return made(post("/applications/revisions/commit",
                "{\"revision\":{\"variant_id\":\"" + variantId + "\",\"message\":\"m\",\"data\":" + data + "}}"));
    }

    JsonPath deploy(UUID variantId, String environment) {
        return made(post("/applications/revisions/deploy", "{\"revision\":{\"variant_id\":\"" + variantId
                + "\",\"environment_ref\":{\"slug\":\"" + environment + "\"}}}"));
    }

    JsonPath testset(String rows) {
        return made(post("/testsets/", "{\"testset\":{\"slug\":\"t" + UUID.randomUUID() + "\",\"data\":{\"testcases\":" + rows
                + "}}}"));
    }

    JsonPath evaluator(String data) {
        return made(post("/evaluators/", "{\"evaluator\":{\"slug\":\"e" + UUID.randomUUID() + "\",\"data\":" + data + "}}"));
    }

    private static JsonPath made(ValidatableResponse answer) {
        return answer.statusCode(200).extract().jsonPath();
    }
}
