package io.agentaquarkus.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The description that the server gives of itself. It holds no operation that no resource has. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DescriptionTest {

    /** Whose operations are all there. */
    private static final Set<String> COMPLETE = Set.of("Workflows", "Applications", "Evaluators", "Testsets", "Testcases",
            "Queries", "Environments", "Folders", "Evaluations", "Legacy", "Deprecated", "Secrets");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void nothingThatTheContractPromisesIsMissing() throws Exception {
        assertEquals(Set.of(), Promises.missing(contract(), served(), COMPLETE));
    }

    /** The original fails for a folder without a slug (500); here it is a mistake of the request (422). */
    @Test
    void nothingIsRequiredThatTheContractDoesNotRequire() throws Exception {
        Set<String> more = Promises.missing(served(), contract(), COMPLETE);
        more.removeIf(promise -> !promise.contains(" require"));
        assertEquals(Set.of("post /folders/: FolderCreate requires slug"), more);
    }

    /** But for what the contract calls by one name: the same operation under several methods. */
    @Test
    void everyOperationHasAnIdOfItsOwn() throws Exception {
        List<String> repeated = repeatedIds(served());
        repeated.removeAll(repeatedIds(contract()));
        assertEquals(List.of(), repeated);
    }

    private static List<String> repeatedIds(JsonNode document) {
        List<String> ids = new ArrayList<>();
        document.get("paths").forEach(path -> path.forEach(operation -> ids.add(operation.get("operationId").asText())));
        new TreeSet<>(ids).forEach(ids::remove);
        return ids;
    }

    @Test
    void whatTheContractDoesNotKnowIsDescribedToo() throws Exception {
        assertEquals("otlp_ingest", served().at("/paths/~1otlp~1v1~1traces/post/operationId").asText());
        assertEquals("otlpStatus", served().at("/paths/~1v1~1traces/get/operationId").asText());
    }

    @Test
    void aPageShowsTheDescription() {
        given().get("/api/docs/").then().statusCode(200).contentType("text/html").body(containsString("/api/openapi.json"));
        given().get("/api/docs/swagger-ui.css").then().statusCode(200);
        given().redirects().follow(false).get("/docs").then().statusCode(302);
    }

    private static JsonNode served() throws Exception {
        return JSON.readTree(given().get("/api/openapi.json").then().statusCode(200).extract().asByteArray());
    }

    private static JsonNode contract() throws Exception {
        return JSON.readTree(DescriptionTest.class.getResourceAsStream("/contract/openapi.json"));
    }
}
