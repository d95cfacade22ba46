package io.agentaquarkus.revision;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Writes of every family that meet each other: none is lost, and of those that exclude each other one is made. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FamilyConcurrencyTest {

    private static final int CALLS = 16;
    private static final String ARTIFACT = "{'<e>':{'slug':'a','flags':{},'data':<data 1>}}";

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.unseeded();
    }

    @ParameterizedTest
    @EnumSource
    void parallelCommitsAreNumberedWithoutAGapAndNoneIsLost(Family family) {
        String ids = parents(family);
        List<Response> answers = AtOnce.times(CALLS, n -> commit(family, ids, n + 1, ""));
        Map<Integer, String> committed = new TreeMap<>();
        answers.forEach(answer -> committed.put(Integer.valueOf(revision(answer, family, "version")),
                revision(answer, family, "message")));
        assertEquals(IntStream.range(0, CALLS).boxed().toList(), List.copyOf(committed.keySet()));
        JsonPath log = post(family, "/<E>/revisions/log", "{'<e>_revisions':{" + ids + "}}").jsonPath()
                .setRootPath(family.singular() + "_revisions");
        List<String> messages = new ArrayList<>(committed.values());
        assertEquals(IntStream.rangeClosed(1, CALLS).mapToObj(Integer::toString).sorted().toList(),
                messages.stream().sorted().toList());
        Collections.reverse(messages);
        assertEquals(messages, log.getList("message"));
        for (int i = 0; i < CALLS; i++) {
            assertEquals(messages.get(i), number(family, log, i), "each revision has the data of its own commit");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofParallelCommitsUnderOneSlugOneIsMade(Family family) {
        String ids = parents(family);
        List<Response> answers = AtOnce.times(CALLS, n -> commit(family, ids, n + 1, ",'slug':'r'"));
        if (family == Family.WORKFLOW) {
            assertOneMade(answers, "r");
        } else {
            assertEquals(1, answers.stream().filter(answer -> revision(answer, family, "slug") != null).count());
            answers.stream().filter(answer -> revision(answer, family, "slug") == null)
                    .forEach(answer -> answer.then().statusCode(200).body(equalTo("{\"count\":0}")));
        }
        assertEquals("1", revision(commit(family, ids, CALLS + 1, ""), family, "version"), "no version is left out");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedOfParallelCommitsTakesNothingFromTheOthers(Family family) {
        String ids = parents(family);
        String other = ids.substring(0, ids.indexOf(",") + 1) + "'<e>_variant_id':'" + variant(family, ids, "w") + "'";
        commit(family, ids, CALLS + 1, ",'slug':'r'").then().statusCode(200).body("count", equalTo(1));
        String unknown = ids.substring(0, ids.indexOf(",") + 1) + "'<e>_variant_id':'" + UUID.randomUUID() + "'";
        List<Response> answers = AtOnce.times(CALLS, n -> switch (n % 4) {
            case 0 -> commit(family, ids, n + 1, "");
            case 1 -> commit(family, other, n + 1, "");
            case 2 -> commit(family, ids, n + 1, ",'slug':'r'");
            default -> commit(family, unknown, n + 1, "");
        });
        assertEquals(List.of("1", "2", "3", "4"), versions(family, answers, 0));
        assertEquals(List.of("0", "1", "2", "3"), versions(family, answers, 1));
        for (int i = 0; i < CALLS; i++) {
            if (i % 4 > 1) {
                assertEquals(family == Family.WORKFLOW ? (i % 4 == 2 ? 409 : 404) : 200, answers.get(i).statusCode());
                assertNull(revision(answers.get(i), family, "id"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofParallelArtifactsOfOneSlugOneIsMade(Family family) {
        assertOneMade(AtOnce.times(CALLS, n -> post(family, "/<E>/", ARTIFACT)), "a");
        assertEquals(1, count(family, "/<E>/query"));
        assertEquals(0, count(family, "/<E>/variants/query"));
    }

    @ParameterizedTest
    @EnumSource
    void ofParallelWholesOfOneSlugOneIsMadeAndNoPartOfAnother(Family family) {
        assertOneMade(AtOnce.times(CALLS, n -> post(family, "/simple/<E>/", ARTIFACT)), "a");
        assertEquals(1, count(family, "/<E>/query"));
        assertEquals(1, count(family, "/<E>/variants/query"));
        assertEquals(2, count(family, "/<E>/revisions/query"));
    }

    @ParameterizedTest
    @EnumSource
    void ofParallelVariantsOfOneSlugOneIsMade(Family family) {
        String id = post(family, "/<E>/", ARTIFACT).path(family.singular() + ".id");
        assertOneMade(AtOnce.times(CALLS,
                n -> post(family, "/<E>/variants/", "{'<e>_variant':{'slug':'v','<e>_id':'" + id + "'}}")), "v");
        assertEquals(1, count(family, "/<E>/variants/query"));
    }

    @ParameterizedTest
    @EnumSource(names = { "WORKFLOW", "APPLICATION", "EVALUATOR" })
    void ofParallelDeploymentsToOneEnvironmentNoneIsLost(Family family) {
        post(Family.ENVIRONMENT, "/simple/<E>/", "{'<e>':{'slug':'live'}}").then().statusCode(200);
        commit(family, parents(family), 1, "").then().statusCode(200);
        AtOnce.times(CALLS, n -> post(family, "/<E>/revisions/deploy",
                "{'<e>_ref':{'slug':'a'},'environment_ref':{'slug':'live'},'key':'k" + (n + 10) + "'}"))
                .forEach(answer -> answer.then().statusCode(200).body("count", equalTo(1)));
        Map<String, ?> deployed = post(Family.ENVIRONMENT, "/<E>/revisions/retrieve", "{'environment_ref':{'slug':'live'}}")
                .path("environment_revision.data.references");
        assertEquals(IntStream.range(10, 10 + CALLS).mapToObj(n -> "k" + n).toList(),
                List.copyOf(new TreeSet<>(deployed.keySet())));
    }

    /** The members that name a new variant and its artifact. */
    private String parents(Family family) {
        String artifact = post(family, "/<E>/", ARTIFACT).path(family.singular() + ".id");
        String id = "'<e>_id':'" + artifact + "',";
        return id + "'<e>_variant_id':'" + variant(family, id, "v") + "'";
    }

    /** @param ids the member that names the artifact, and then others */
    private String variant(Family family, String ids, String slug) {
        return post(family, "/<E>/variants/", "{'<e>_variant':{" + ids.substring(0, ids.indexOf(",") + 1) + "'slug':'" + slug
                + "'}}").path(family.singular() + "_variant.id");
    }

    /** Of every fourth answer, in their order. */
    private static List<String> versions(Family family, List<Response> answers, int from) {
        return IntStream.range(0, answers.size()).filter(i -> i % 4 == from)
                .mapToObj(i -> revision(answers.get(i), family, "version")).sorted().toList();
    }

    private Response commit(Family family, String ids, int n, String more) {
        return post(family, "/<E>/revisions/commit", "{'<e>_revision':{" + ids + ",'message':'" + n + "','data':"
                + new FamilyWords(family).sentData(n) + more + "}}");
    }

    private int count(Family family, String path) {
        return post(family, path, "{}").path("count");
    }

    private Response post(Family family, String path, String body) {
        FamilyWords words = new FamilyWords(family);
        return tenant.request().contentType(ContentType.JSON).body(words.apply(body)).post("/api" + words.apply(path));
    }

    private static String revision(Response answer, Family family, String member) {
        return answer.path(family.singular() + "_revision." + member);
    }

    /** What tells the data of a revision from that of the others. */
    private static String number(Family family, JsonPath log, int index) {
        String data = "[" + index + "].data.";
        return switch (family) {
            case WORKFLOW, APPLICATION, EVALUATOR -> log.getString(data + "parameters.n");
            case TESTSET -> log.getString(data + "testcases[0].data.n");
            case QUERY -> log.getString(data + "windowing.limit");
            case ENVIRONMENT -> log.getString(data + "references.'app.revision'.application.slug").substring(1);
        };
    }

    private static void assertOneMade(List<Response> answers, String slug) {
        assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 200).count());
        answers.stream().filter(answer -> answer.statusCode() != 200)
                .forEach(
                        answer -> answer.then().statusCode(409).body(equalTo("{\"detail\":{\"message\":\"A resource with slug '"
                                + slug + "' already exists in this project.\",\"conflict\":{\"slug\":\"" + slug + "\"}}}")));
    }
}
