package io.agentaquarkus.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The door cannot be walked around by another spelling of a path or another type of content. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FrontDoorTest {

    private static final String ACCOUNT = "{\"accounts\":{\"a\":{\"user\":{\"email\":\"intruder@test.example\"}}}}";
    private static final String UNAUTHORIZED = "{\"detail\":{\"message\":\"Unauthorized\"}}";

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/admin/simple/accounts", "/api/admin/simple/accounts/", "/api/api/admin/simple/accounts",
            "//admin/simple/accounts", "/q/../admin/simple/accounts", "/health/../admin/simple/accounts",
            "/health/%2e%2e/admin/simple/accounts", "/auth/x/../../admin/simple/accounts", "/adm%69n/simple/accounts",
            "/%61pi/admin/simple/accounts", "/simple/../admin/./simple/accounts" })
    void administrationNeedsTheAdministratorsKeyHoweverThePathIsWritten(String path) {
        for (String authorization : new String[] { null, "ApiKey " + tenant.key(), tenant.key(), "Access wrong" }) {
            HttpResponse<String> answer = post(path, authorization, "application/json");
            assertEquals(UNAUTHORIZED, answer.body());
            assertEquals(401, answer.statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/admin;x=1/simple/accounts", "/health/..;/admin/simple/accounts", "/q/..;/admin/simple/accounts",
            "/q;/../admin/simple/accounts;", "/health;/projects" })
    void pathParametersAreRefused(String path) {
        HttpResponse<String> answer = post(path, "ApiKey " + tenant.key(), "application/json");
        assertEquals("{\"detail\":\"A path must not contain ';'.\"}", answer.body());
        assertEquals(400, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/grpc", "application/grpc+json", "application/grpc+proto" })
    void theTypeOfContentOpensNothing(String type) {
        assertEquals(UNAUTHORIZED, post("/admin/simple/accounts", null, type).body());
        assertEquals(UNAUTHORIZED, post("/api/spans/query", null, type).body());
        assertEquals(404, post("/some.Service/Method", null, type).statusCode());
    }

    @Test
    void anEncodedSlashIsNoSlash() {
        assertEquals("{\"detail\":\"Not Found\"}",
                post("/admin%2Fsimple/accounts", "ApiKey " + tenant.key(), "application/json").body());
    }

    @Test
    void whichRoutesExistIsToldToCallersAlone() {
        given().get("/api/no/such/route").then().statusCode(401).body(equalTo(UNAUTHORIZED));
        tenant.request().get("/api/no/such/route").then().statusCode(404).body(equalTo("{\"detail\":\"Not Found\"}"));
        tenant.request().patch("/api/profile").then().statusCode(405)
                .body(equalTo("{\"detail\":\"Method Not Allowed\"}"));
    }

    @Test
    void routesAnswerNeitherHeadNorOptions() {
        tenant.request().head("/api/profile").then().statusCode(405);
        tenant.request().options("/api/profile").then().statusCode(405)
                .body(equalTo("{\"detail\":\"Method Not Allowed\"}"));
        given().options("/api/profile").then().statusCode(401).body(equalTo(UNAUTHORIZED));
    }

    @Test
    void aPreflightIsAnsweredForKnownOrigins() {
        given().header("Origin", "http://localhost:3000").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type").options("/api/anything").then()
                .statusCode(200).header("Access-Control-Allow-Origin", "http://localhost:3000")
                .header("Access-Control-Max-Age", "600").body(equalTo("OK"));
        given().header("Origin", "https://evil.example").header("Access-Control-Request-Method", "POST")
                .options("/api/anything").then().statusCode(400).header("Access-Control-Allow-Origin", nullValue())
                .body(equalTo("Disallowed CORS origin"));
        given().header("Origin", "https://a.vercel.app").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-own").options("/api/anything").then().statusCode(400)
                .body(equalTo("Disallowed CORS headers"));
    }

    @Test
    void aRefusalCanBeReadByPagesOfKnownOrigins() {
        given().header("Origin", "https://agenta.ai").get("/api/profile").then().statusCode(401)
                .header("Access-Control-Allow-Origin", "https://agenta.ai").header("Vary", "Origin");
        given().header("Origin", "https://evil.example").get("/api/profile").then().statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    /** Written to the wire as it stands, which RestAssured does not do. */
    private static HttpResponse<String> post(String path, String authorization, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1).header("Content-Type", type).POST(BodyPublishers.ofString(ACCOUNT));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
