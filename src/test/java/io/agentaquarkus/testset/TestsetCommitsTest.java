package io.agentaquarkus.testset;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Commits to a testset that come at the same time, and commits that fail half-way. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TestsetCommitsTest {

    private static final int COMMITS = 24;

    @Inject
    Pool pool;

    private Tenant tenant;
    private String testset;
    private String variant;

    @BeforeEach
    void testset() {
        tenant = Tenant.create();
        testset = post("/testsets/", Map.of("testset", Map.of("slug", "rows"))).extract().path("testset.id");
        variant = variant("main");
    }

    @Test
    void parallelDeltasGiveConsecutiveVersionsAndLoseNoRow() {
        List<Callable<String>> commits = new ArrayList<>();
        for (int i = 0; i < COMMITS; i++) {
            Map<String, Object> delta = Map.of("rows", Map.of("add", List.of(row(i))));
            commits.add(() -> commit(variant, Map.of("delta", delta)).statusCode(200).extract()
                    .path("testset_revision.version"));
        }
        List<String> versions = AtOnce.all(commits);
        assertEquals(texts(0, COMMITS), Set.copyOf(versions));
        assertEquals(COMMITS, versions.size());
        JsonPath log = post("/testsets/revisions/log", Map.of("testset_revisions", Map.of("testset_variant_id", variant)))
                .extract().jsonPath();
        for (int i = 0; i < COMMITS; i++) {
            // Newest first: each has one row more than the one before, and all of that one's.
            List<String> ids = log.getList("testset_revisions[" + i + "].data.testcase_ids");
            assertEquals(COMMITS - i, ids.size());
            assertEquals(ids.subList(0, ids.size() - 1),
                    i == COMMITS - 1 ? List.of() : log.getList("testset_revisions[" + (i + 1) + "].data.testcase_ids"));
        }
        assertEquals(texts(0, COMMITS), Set.copyOf(log.<Integer> getList("testset_revisions[0].data.testcases.data.n").stream()
                .map(String::valueOf).toList()));
    }

    @Test
    void commitsOfTheSameNewRowsInOppositeOrdersBothSucceed() {
        String other = variant("other");
        List<Map<String, Object>> rows = IntStream.range(0, 3_000).mapToObj(TestsetCommitsTest::row).toList();
        List<Map<String, Object>> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        List<String> first = AtOnce.all(List.of(
                () -> ids(commit(variant, Map.of("data", Map.of("testcases", rows))).statusCode(200)),
                () -> ids(commit(other, Map.of("data", Map.of("testcases", reversed))).statusCode(200))));
        List<String> forth = List.of(first.get(0).split(","));
        List<String> back = new ArrayList<>(List.of(first.get(1).split(",")));
        Collections.reverse(back);
        assertEquals(forth, back);
        assertEquals(3_000, stored().size());
    }

    @Test
    void aRowIsStoredOnceHoweverOftenItIsCommitted() {
        for (int i = 0; i < 3; i++) {
            commit(variant, Map.of("data", Map.of("testcases", List.of(row(1), row(2), row(1))))).statusCode(200)
                    .body("testset_revision.data.testcases.data.n", equalTo(List.of(1, 2, 1)));
        }
        assertEquals(2, stored().size());
    }

    @Test
    void aCommitThatIsRefusedStoresNoRow() {
        commit(variant, Map.of("slug", "taken", "data", Map.of("testcases", List.of(row(1))))).statusCode(200);
        commit(variant, Map.of("slug", "taken", "data", Map.of("testcases", List.of(row(2))))).statusCode(200)
                .body(equalTo("{\"count\":0}"));
        assertEquals(List.of(1), stored());
        commit(variant, Map.of("data", Map.of("testcases", List.of(row(3))))).statusCode(200)
                .body("testset_revision.version", equalTo("1"));
        assertEquals(List.of(1, 3), stored());
    }

    @Test
    void anUploadThatIsRefusedStoresNothing() {
        StringBuilder csv = new StringBuilder("n\n");
        IntStream.range(0, 2_500).forEach(i -> csv.append(i).append('\n'));
        upload(csv.toString(), "rows").statusCode(409);
        upload(csv + "1,2\n", "others").statusCode(400).body("detail",
                equalTo("Failed to parse testcases as JSON array: line 2502: 2 cells, but the header has 1 columns."));
        assertEquals(0L, pool.preparedQuery("select count(*) from testcase where project_id = $1")
                .execute(Tuple.of(tenant.projectId())).await().indefinitely().iterator().next().getLong(0));
        assertEquals(1, post("/testsets/query", Map.of()).extract().<Integer> path("count"));
    }

    @Test
    void rowsOfAnotherProjectAreNotReused() {
        String id = ids(commit(variant, Map.of("data", Map.of("testcases", List.of(row(1))))).statusCode(200));
        Tenant stranger = Tenant.create();
        stranger.request().get("/api/testcases/" + id).then().statusCode(200).body(equalTo("{\"count\":0}"));
        stranger.request().contentType("application/json").body(Map.of("testset_id", testset)).post("/api/testcases/query")
                .then().statusCode(200).body("count", equalTo(0));
        tenant.request().get("/api/testcases/" + id).then().statusCode(200).body("testcase.data.n", equalTo(1));
    }

    private String variant(String slug) {
        return post("/testsets/variants/", Map.of("testset_variant", Map.of("testset_id", testset, "slug", slug)))
                .extract().path("testset_variant.id");
    }

    private ValidatableResponse commit(String variantId, Map<String, Object> content) {
        Map<String, Object> revision = new HashMap<>(content);
        revision.putAll(Map.of("testset_id", testset, "testset_variant_id", variantId));
        return tenant.request().contentType("application/json").body(Map.of("testset_revision", revision))
                .post("/api/testsets/revisions/commit").then();
    }

    private ValidatableResponse post(String path, Object body) {
        return tenant.request().contentType("application/json").body(body).post("/api" + path).then().statusCode(200);
    }

    /** The rows that are stored for the testset, in the order in which they came. */
    private List<Integer> stored() {
        return post("/testcases/query", Map.of("testset_id", testset, "windowing", Map.of())).extract().jsonPath()
                .getList("testcases.data.n");
    }

    private ValidatableResponse upload(String csv, String slug) {
        return tenant.request().multiPart("file", "rows.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("testset_slug", slug).post("/api/simple/testsets/upload").then();
    }

    private static String ids(ValidatableResponse answer) {
        return String.join(",", answer.extract().jsonPath().<String> getList("testset_revision.data.testcase_ids"));
    }

    private static Map<String, Object> row(int n) {
        return Map.of("data", Map.of("n", n));
    }

    private static Set<String> texts(int from, int to) {
        Set<String> texts = new HashSet<>();
        IntStream.range(from, to).forEach(i -> texts.add(String.valueOf(i)));
        return texts;
    }
}
