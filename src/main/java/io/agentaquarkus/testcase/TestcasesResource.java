package io.agentaquarkus.testcase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.paging.NextPage;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.References;
import io.smallrye.mutiny.Uni;

/** Reads the rows of testsets (reference: agenta-entities, section 11.6). */
@Path("/testcases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class TestcasesResource {

    private static final String REFERENCE = Family.TESTSET.singular();

    private final Caller caller;
    private final Testcases testcases;
    private final ModelContract contract;

    TestcasesResource(Caller caller, Testcases testcases, ModelContract contract) {
        this.caller = caller;
        this.testcases = testcases;
        this.contract = contract;
    }

    @GET
    @Path("{id}")
    public Uni<ObjectNode> fetchTestcase(@RestPath UUID id) {
        return viewing(scope -> testcases.byIds(scope.projectId(), List.of(id))).map(found -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", found.size());
            found.forEach(testcase -> answer.set("testcase", TestcaseJson.alone(testcase)));
            return answer;
        });
    }

    @GET
    public Uni<ObjectNode> fetchTestcases(@RestQuery("testcase_id") List<UUID> each,
            @RestQuery("testcase_ids") String list) {
        List<UUID> ids = new ArrayList<>(each);
        ids.addAll(ids(list));
        if (ids.isEmpty()) {
            throw Problem.badRequest("At least one testcase_id query parameter is required.");
        }
        return viewing(scope -> testcases.byIds(scope.projectId(), ids)).map(TestcasesResource::answer);
    }

    @POST
    @Path("query")
    public Uni<ObjectNode> queryTestcases(byte[] body) {
        ObjectNode request = ExactJson.readObject(body);
        Windowing windowing = Windowing.read(request.get("windowing"));
        References references = ReferenceBundle.named(REFERENCE, request);
        if (references.isGiven()) {
            return viewing(scope -> testcases.ofRevision(scope.projectId(), references, windowing))
                    .map(page -> answer(page, request));
        }
        UUID testsetId = request.hasNonNull("testset_id") ? UUID.fromString(request.get("testset_id").textValue()) : null;
        List<UUID> ids = new ArrayList<>();
        request.path("testcase_ids").forEach(id -> ids.add(UUID.fromString(id.textValue())));
        if (testsetId == null && ids.isEmpty()) {
            throw Problem.badRequest("At least one filter is required: testcase_ids, testset_id, "
                    + "testset_ref/testset_variant_ref/testset_revision_ref.");
        }
        return viewing(scope -> testcases.stored(scope.projectId(), testsetId, ids.isEmpty() ? null : ids, windowing))
                .map(page -> answer(page, request));
    }

    private <T> Uni<T> viewing(Function<Scope, Uni<T>> work) {
        return caller.permitted(Family.TESTSET.viewPermission(), work);
    }

    /** Unlike the original, which answers nothing at all when one of the ids is none. */
    private List<UUID> ids(String commaSeparated) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        for (String text : commaSeparated == null ? new String[0] : commaSeparated.split(",")) {
            texts.add(text.strip());
        }
        List<UUID> ids = new ArrayList<>();
        for (JsonNode id : contract.require("TestcaseIds", texts, "query", "testcase_ids")) {
            ids.add(UUID.fromString(id.textValue()));
        }
        return ids;
    }

    private static ObjectNode answer(List<Testcase> found) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", found.size());
        ArrayNode list = answer.putArray("testcases");
        found.forEach(testcase -> list.add(TestcaseJson.alone(testcase)));
        return answer;
    }

    private static ObjectNode answer(Testcases.Page page, JsonNode request) {
        ObjectNode answer = answer(page.rows());
        if (page.next() != null) {
            ObjectNode windowing = NextPage.after(page.next(), request.get("windowing"));
            if (page.oldest() != null) {
                windowing.put("oldest", Times.iso(page.oldest()));
            }
            answer.set("windowing", windowing);
        }
        return answer;
    }
}
