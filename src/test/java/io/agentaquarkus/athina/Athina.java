package io.agentaquarkus.athina;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.agentaquarkus.testsupport.Tenant;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls of the Athina API by one tenant. */
public record Athina(Tenant tenant) {

    public static Athina create() {
        return new Athina(Tenant.create());
    }

    public RequestSpecification request() {
        return given().header("athina-api-key", tenant.key());
    }

    public ValidatableResponse send(String method, String path, String json) {
        RequestSpecification request = json == null ? request() : request().contentType("application/json").body(json);
        return request.request(method, "/api/v1" + path).then();
    }

    public ValidatableResponse ok(String method, String path, String json) {
        return send(method, path, json).statusCode(200);
    }

    /** The first answer of a resource that is worked on in which a member has come to a value. */
    public ValidatableResponse when(String path, String member, String value) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            ValidatableResponse answer = get(path).statusCode(200);
            if (value.equals(answer.extract().path(member)) || System.nanoTime() > end) {
                return answer.body(member, equalTo(value));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    public ValidatableResponse get(String path) {
        return send("GET", path, null);
    }
}
