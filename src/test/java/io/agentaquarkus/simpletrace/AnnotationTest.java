package io.agentaquarkus.simpletrace;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AnnotationTest {

    private static final String BODY = """
            {"annotation":{"data":{"outputs":{"score":4}},"links":{},"references":{"evaluator":{"slug":"judge"}}}}""";

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @Test
    void allFirstAnnotationsShareOneNewEvaluator() {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<CompletableFuture<String>> ids = IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> post("/api/annotations", BODY).statusCode(200).extract()
                            .<String> path("annotation.references.evaluator.id"),
                    threads)).toList();
            Set<String> evaluators = ids.stream().map(CompletableFuture::join).collect(Collectors.toSet());
            assertEquals(1, evaluators.size(), evaluators::toString);
        } finally {
            threads.shutdown();
        }
        post("/api/annotations/query", "{}").body("annotations", hasSize(6));
    }

    @Test
    void pagesAreFullWhateverTracesLieBetween() {
        post("/api/annotations", BODY).body("count", equalTo(1));
        post("/api/simple/traces", """
                {"trace":{"data":{"outputs":1},"references":{},"links":{}}}""").statusCode(202);
        post("/api/annotations/query", """
                {"windowing":{"limit":1}}""").body("annotations", hasSize(1));
    }

    @Test
    void tagsWithDotsAreFound() {
        post("/api/annotations", BODY.replace("\"links\"", "\"tags\":{\"a.b\":{\"c\":true},\"d\":\"e\"},\"links\""))
                .body("count", equalTo(1));
        post("/api/annotations/query", """
                {"annotation":{"tags":{"a.b":{"c":true}}}}""").body("annotations", hasSize(1));
        post("/api/annotations/query", """
                {"annotation":{"tags":{"a.b":{"c":false}}}}""").body("annotations", hasSize(0));
    }

    @Test
    void anotherProjectSeesAndChangesNothing() {
        String trace = post("/api/annotations", BODY).extract().path("annotation.trace_id");
        Tenant other = Tenant.create();
        String path = "/api/annotations/" + trace;
        other.request().get(path).then().body(equalTo("{\"count\":0}"));
        other.request().delete(path).then().body(equalTo("{\"count\":0}"));
        other.request().contentType(ContentType.JSON).body("{\"annotation\":{\"data\":{\"outputs\":{\"score\":1}}}}")
                .patch(path).then().body(equalTo("{\"count\":0}"));
        other.request().contentType(ContentType.JSON).body("{}").post("/api/annotations/query").then()
                .body(equalTo("{\"count\":0,\"annotations\":[]}"));
        tenant.request().get(path).then().body("annotation.data.outputs.score", equalTo(4));
    }

    private ValidatableResponse post(String path, String body) {
        return tenant.request().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
