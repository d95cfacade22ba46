package io.agentaquarkus.published;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Who is let in where, and how it is refused. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedSurfaceTest {

    private static final String UNAUTHORIZED = "{\"detail\":{\"message\":\"Unauthorized\"}}";

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.shared();
    }

    @Test
    void aBearerAtApiMeansThePublishedOperation() {
        String slug = "a" + UUID.randomUUID();
        bearer().contentType("application/json").body("{\"app\":{\"slug\":\"" + slug + "\"}}").post("/api/simple/applications/")
                .then().statusCode(200).body("application.lifecycle", hasKey("created_at"));
        bearer().contentType("application/json").body("{}").post("/api/simple/applications/query/").then().statusCode(200)
                .body("application.slug", hasItem(slug));
        tenant.request().contentType("application/json").body("{}").post("/api/simple/applications/query").then()
                .statusCode(200).body("applications.slug", hasItem(slug));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer ", "ApiKey ", "" })
    void allSchemesOpenTheSurfaceItself(String scheme) {
        given().header("Authorization", scheme + tenant.key()).post("/api/public/simple/applications/query").then()
                .statusCode(200).contentType("application/json");
    }

    @Test
    void aBearerOpensNothingElseOfApi() {
        bearer().get("/api/projects/current").then().statusCode(401).body(equalTo(UNAUTHORIZED));
        bearer().get("/api/no/such/route").then().statusCode(401).body(equalTo(UNAUTHORIZED));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/public/simple/applications/query", "/api/public/no/such/route" })
    void whoIsNotKnownIsRefusedWhereverTheCallGoes(String path) {
        given().post(path).then().statusCode(401).contentType("application/json").body(equalTo(UNAUTHORIZED));
        for (String authorization : new String[] { "Bearer", "Bearer x", "ApiKey x.y", "Access test-admin-key", "Basic abc" }) {
            given().header("Authorization", authorization).post(path).then().statusCode(401).body(equalTo(UNAUTHORIZED));
        }
    }

    @Test
    void routesThatAreNotThereAreRefusedInItsShape() {
        bearer().get("/api/public/no/such/route").then().statusCode(404).body(equalTo("{\"detail\":\"Not Found\"}"));
        bearer().patch("/api/public/simple/applications").then().statusCode(405)
                .body(equalTo("{\"detail\":\"Method Not Allowed\"}"));
        bearer().get("/api/public/testsets/query").then().statusCode(405).header("Allow", "POST")
                .body(equalTo("{\"detail\":\"Method Not Allowed\"}"));
        bearer().head("/api/public/simple/applications").then().statusCode(405);
    }

    @Test
    void mistakesOfARequestAreNamedTogether() {
        bearer().contentType("application/json").body("{\"app\":{\"name\":5}}").post("/api/public/simple/applications/").then()
                .statusCode(400)
                .body(equalTo("{\"detail\":{\"message\":\"app.name: integer found, string expected; app.slug: required property"
                        + " 'slug' not found\",\"errors\":[{\"field\":\"app.name\",\"message\":\"integer found, string"
                        + " expected\"},{\"field\":\"app.slug\",\"message\":\"required property 'slug' not found\"}]}}"));
        bearer().contentType("application/json").body("{\"app\":").post("/api/public/simple/applications/").then()
                .statusCode(400).body("detail.errors[0].field", equalTo("body"));
        bearer().contentType("application/json").post("/api/public/simple/applications/").then().statusCode(400)
                .body("detail.errors[0]", equalTo(java.util.Map.of("field", "body", "message", "Field required")));
        bearer().get("/api/public/simple/applications/nobody").then().statusCode(400)
                .body("detail.errors[0].field", equalTo("application_id"));
        bearer().contentType("text/plain").body("{}").post("/api/public/simple/applications/").then().statusCode(415)
                .body(equalTo("{\"detail\":\"The body must be JSON, sent as application/json.\"}"));
    }

    @Test
    void aSettingTakesAllCallsOfItsOperations() {
        PublishedSurface everyone = new PublishedSurface(() -> true);
        assertEquals("/public/testsets/query", everyone.adopted("/testsets/query", "ApiKey x"));
        assertEquals("/public/simple/applications/x", everyone.adopted("/simple/applications/x", null));
        assertNull(everyone.adopted("/testsets/x/archive", "Bearer x"));
        PublishedSurface bearers = new PublishedSurface(() -> false);
        assertEquals("/public/testsets", bearers.adopted("/testsets", "Bearer x"));
        assertNull(bearers.adopted("/testsets", "ApiKey x"));
        assertNull(bearers.adopted("/projects", "Bearer x"));
    }

    @Test
    void itDescribesItself() {
        given().get("/api/public/openapi.json").then().statusCode(200).contentType("application/json")
                .body("info.title", equalTo("Agenta API")).body("info.version", equalTo("1.0"))
                .body("servers[0].url", equalTo("/api/public"))
                .body("paths", hasKey("/simple/applications/")).body("components.schemas", hasKey("Error"));
        given().get("/api/openapi.json").then().body("paths", not(hasKey("/public/simple/applications")));
        given().redirects().follow(false).get("/api/public/docs/").then().statusCode(302)
                .header("Location", equalTo("/api/docs/?urls.primaryName=published"));
        given().get("/api/docs/").then().body(containsString("/api/public/openapi.json"));
    }

    private RequestSpecification bearer() {
        return given().header("Authorization", "Bearer " + tenant.key());
    }
}
