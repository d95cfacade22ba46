package io.agentaquarkus.athina;

import static io.restassured.RestAssured.given;

import io.agentaquarkus.testsupport.Tenant;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls of the Athina API by one tenant. */
record Athina(Tenant tenant) {

    static Athina create() {
        return new Athina(Tenant.create());
    }

    RequestSpecification request() {
        return given().header("athina-api-key", tenant.key());
    }

    ValidatableResponse send(String method, String path, String json) {
        RequestSpecification request = json == null ? request() : request().contentType("application/json").body(json);
        return request.request(method, "/api/v1" + path).then();
    }

    ValidatableResponse ok(String method, String path, String json) {
        return send(method, path, json).statusCode(200);
    }

    ValidatableResponse get(String path) {
        return send("GET", path, null);
    }
}
