package io.agentaquarkus.folder;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What recordings cannot show: changes at the same time, and other projects. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FoldersResourceTest {

    @Test
    void foldersThatMoveIntoEachOtherAtTheSameTimeMakeNoCircle() {
        Tenant tenant = Tenant.create();
        for (int round = 0; round < 5; round++) {
            String left = create(tenant, "left" + round, null).path("folder.id");
            String right = create(tenant, "right" + round, null).path("folder.id");
            CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> move(tenant, left, right).statusCode());
            int other = move(tenant, right, left).statusCode();
            assertEquals(600, one.join() + other, "one is moved and the other refused");
        }
    }

    @Test
    void foldersMadeInOneThatMovesFollowIt() {
        Tenant tenant = Tenant.create();
        String moving = create(tenant, "moving", null).path("folder.id");
        String target = create(tenant, "target", null).path("folder.id");
        List<CompletableFuture<Response>> made = new ArrayList<>(IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> create(tenant, "child" + i, moving))).toList());
        move(tenant, moving, target).then().statusCode(200);
        made.forEach(child -> child.join().then().statusCode(200));
        tenant.request().contentType("application/json").body(Map.of("folder", Map.of("prefix", "target.moving")))
                .post("/api/folders/query").then().body("count", equalTo(9));
    }

    @Test
    void ofSeveralWithTheSamePathOneIsMade() {
        Tenant tenant = Tenant.create();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> create(tenant, "same", null).statusCode())).toList();
        assertEquals(200 + 9 * 409, answers.stream().mapToInt(CompletableFuture::join).sum());
    }

    @Test
    void otherProjectsFoldersAreNotThere() {
        Tenant owner = Tenant.create();
        Tenant stranger = Tenant.create();
        String id = create(owner, "mine", null).path("folder.id");
        String own = create(stranger, "own", null).path("folder.id");
        stranger.request().get("/api/folders/" + id).then().body("count", equalTo(0));
        stranger.request().delete("/api/folders/" + id).then().body("count", equalTo(0));
        create(stranger, "below", id).then().statusCode(404);
        move(stranger, own, id).then().statusCode(404);
        String workflow = stranger.request().contentType("application/json")
                .body(Map.of("workflow", Map.of("slug", "w"))).post("/api/workflows/")
                .path("workflow.id");
        stranger.request().contentType("application/json")
                .body(Map.of("workflow", Map.of("id", workflow, "folder_id", id))).put("/api/workflows/" + workflow);
        stranger.request().get("/api/workflows/" + workflow).then().body("workflow.folder_id", nullValue());
        owner.request().get("/api/folders/" + id).then().body("folder.path", equalTo("mine"));
    }

    private static Response create(Tenant tenant, String slug, String parentId) {
        Map<String, Object> folder = new HashMap<>(Map.of("slug", slug, "name", "Folder"));
        folder.put("parent_id", parentId);
        return tenant.request().contentType("application/json").body(Map.of("folder", folder)).post("/api/folders/");
    }

    private static Response move(Tenant tenant, String id, String parentId) {
        return tenant.request().contentType("application/json")
                .body(Map.of("folder", Map.of("id", id, "name", "Folder", "parent_id", parentId))).put("/api/folders/" + id);
    }
}
