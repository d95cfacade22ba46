package io.agentaquarkus.model;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.FakeModels;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A key is tried out where its provider is, and the answer says what that showed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeModels.class)
class ProvidersResourceTest {

    @BeforeEach
    void forget() {
        FakeModels.forget();
    }

    @Test
    void aKeyThatIsTakenIsValid() {
        FakeModels.answer(200, "{\"data\": [{\"id\": \"gpt-4o\"}, {\"id\": \"o3\"}]}");
        probe("openai", "{\"key\": \"sk-1\"}").body("credential.status", equalTo("valid"))
                .body("credential.message", nullValue()).body("discovery.status", equalTo("fetched"))
                .body("discovery.models", equalTo(List.of("gpt-4o", "o3")))
                .body("fetched_at", containsString("T"));
        assertEquals(List.of("Bearer sk-1"), FakeModels.keys());
        FakeModels.answer(200, "{\"data\": []}");
        probe("custom", "{\"url\": \"" + FakeModels.url() + "/\", \"extras\": {\"api_key\": \"sk-2\"}}")
                .body("credential.status", equalTo("valid"));
    }

    @ParameterizedTest
    @CsvSource({ "401, invalid, failed", "403, invalid, failed", "404, unknown, unsupported", "500, unknown, failed",
            "302, unknown, failed", "200, unknown, failed" })
    void whatElseAProviderAnswersIsTold(int status, String credential, String discovery) {
        FakeModels.answer(status, "{\"error\": \"sk-1\"}");
        probe("openai", "{\"key\": \"sk-1\"}").body("credential.status", equalTo(credential))
                .body("credential.message", not(containsString("sk-1"))).body("discovery.status", equalTo(discovery))
                .body("discovery.models", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:1/v1", "ftp://x.example", "https://user:secret@x.example", "no address" })
    void whereNobodyAnswersNothingIsKnown(String url) {
        probe("custom", "{\"key\": \"sk-1\", \"url\": \"" + url + "\"}").body("credential.status", equalTo("unknown"))
                .body("discovery.status", equalTo("failed"));
    }

    @Test
    void whatCannotBeTriedOutIsSaid() {
        probe("bedrock", "{}").body("discovery.status", equalTo("unsupported"));
        probe("azure", "{\"key\": \"k\"}").body("credential.message", containsString("URL"));
        assertEquals(List.of(), FakeModels.keys());
    }

    private static ValidatableResponse probe(String kind, String provider) {
        return Tenant.shared().request().contentType("application/json")
                .body("{\"kind\": \"" + kind + "\", \"provider\": " + provider + "}").post("/api/providers/probe").then()
                .statusCode(200);
    }
}
