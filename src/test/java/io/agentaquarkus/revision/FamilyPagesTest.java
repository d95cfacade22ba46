package io.agentaquarkus.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

/** Lists of every family that are read in pages. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FamilyPagesTest {

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.unseeded();
    }

    @ParameterizedTest
    @EnumSource
    void artifacts(Family family) {
        List<String> ids = made(family, "/<E>/", "<e>", "'flags':{},");
        assertPages(family, "/<E>/query", "<E>", ids, family == Family.WORKFLOW || family == Family.TESTSET);
    }

    @ParameterizedTest
    @EnumSource
    void variants(Family family) {
        String artifact = post(family, "/<E>/", "{'<e>':{'slug':'a','flags':{}}}").getString(family.singular() + ".id");
        List<String> ids = made(family, "/<E>/variants/", "<e>_variant", "'<e>_id':'" + artifact + "',");
        assertPages(family, "/<E>/variants/query", "<e>_variants", ids, family == Family.WORKFLOW);
    }

    @ParameterizedTest
    @EnumSource
    void revisions(Family family) {
        String artifact = post(family, "/<E>/", "{'<e>':{'slug':'a','flags':{}}}").getString(family.singular() + ".id");
        String variant = post(family, "/<E>/variants/", "{'<e>_variant':{'slug':'v','<e>_id':'" + artifact + "'}}")
                .getString(family.singular() + "_variant.id");
        String ids = "'<e>_id':'" + artifact + "','<e>_variant_id':'" + variant + "','data':<data n>,";
        assertPages(family, "/<E>/revisions/query", "<e>_revisions", made(family, "/<E>/revisions/commit", "<e>_revision", ids),
                family == Family.WORKFLOW);
    }

    /** The ids of three that are made one after the other. */
    private List<String> made(Family family, String path, String object, String members) {
        List<String> ids = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            ids.add(post(family, path, "{'" + object + "':{" + members.replace("<data n>", "<data " + n + ">") + "'slug':'s" + n
                    + "'}}").getString(new FamilyWords(family).apply(object) + ".id"));
        }
        return ids;
    }

    /** @param hasCursor whether a full page says where the next one begins */
    private void assertPages(Family family, String path, String list, List<String> ids, boolean hasCursor) {
        List<String> newestFirst = List.of(ids.get(2), ids.get(1), ids.get(0));
        for (List<String> order : List.of(ids, newestFirst)) {
            String window = order == ids ? "'limit':2,'order':'ascending'" : "'limit':2";
            JsonPath first = post(family, path, "{'windowing':{" + window + "}}");
            assertEquals(order.subList(0, 2), ids(family, list, first));
            String next = order.get(1);
            assertEquals(!hasCursor ? null
                    : order == ids ? Map.of("next", next, "limit", 2, "order", "ascending")
                            : Map.of("next", next, "limit", 2),
                    first.getMap("windowing"));
            JsonPath last = post(family, path, "{'windowing':{" + window + ",'next':'" + next + "'}}");
            assertEquals(order.subList(2, 3), ids(family, list, last));
            assertEquals(null, last.getMap("windowing"));
            JsonPath beyond = post(family, path, "{'windowing':{" + window + ",'next':'" + order.get(2) + "'}}");
            assertEquals(List.of(), ids(family, list, beyond));
        }
    }

    private static List<String> ids(Family family, String list, JsonPath answer) {
        return answer.getList(new FamilyWords(family).apply(list) + ".id");
    }

    private JsonPath post(Family family, String path, String body) {
        FamilyWords words = new FamilyWords(family);
        return tenant.request().contentType(ContentType.JSON).body(words.apply(body)).post("/api" + words.apply(path)).then()
                .statusCode(200).extract().jsonPath();
    }
}
