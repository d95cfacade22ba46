package io.agentaquarkus.trace.analytics;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** Analytics over HTTP, on spans that were stored at given times. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AnalyticsResourceTest {

    private static final String ROUTE = "/api/spans/analytics/query";
    private static final String DURATION = "attributes.ag.metrics.duration.cumulative";
    private static final String TOKENS = "attributes.ag.metrics.tokens.cumulative.total";

    private Tenant tenant;
    private int spans;

    @BeforeEach
    void account() {
        tenant = Tenant.create();
    }

    @Test
    void hoursOfTheNightInWhichClocksGoBack() {
        // Berlin, 2026-10-25: 02:30 comes twice.
        stored("2026-10-25T02:30:00+02:00", "{}");
        stored("2026-10-25T02:30:00+01:00", "{}");
        stored("2026-10-25T23:59:59.999999+01:00", "{}");
        stored("2026-10-26T00:00:00+01:00", "{}");
        query(Map.of("oldest", "2026-10-25T00:00:00+02:00", "newest", "2026-10-26T00:00:00+01:00", "interval", 60))
                .body("count", equalTo(3))
                .body("buckets.timestamp",
                        equalTo(List.of("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T22:00:00Z")));
        query(Map.of("oldest", "2026-10-25T00:00:00+02:00", "newest", "2026-10-26T00:00:00+01:00"))
                .body("buckets.timestamp", equalTo(List.of("2026-10-24T22:00:00Z"))).body("buckets[0].interval", equalTo(1500))
                .body("buckets[0].metrics.'attributes.ag.type.trace'.count", equalTo(3));
    }

    @Test
    void intervalsBeginWhereTheWindowDoes() {
        stored("2026-11-01T00:14:59.999999Z", "{}");
        stored("2026-11-01T00:15:00Z", "{}");
        stored("2026-11-01T01:14:59Z", "{}");
        query(Map.of("oldest", "2026-11-01T00:15:00Z", "newest", "2026-11-01T01:15:00Z", "interval", 45))
                .body("buckets.timestamp", equalTo(List.of("2026-11-01T00:15:00Z", "2026-11-01T01:00:00Z")))
                .body("query.windowing",
                        equalTo(Map.of("newest", "2026-11-01T01:15:00Z", "oldest", "2026-11-01T00:15:00Z", "interval", 45)));
    }

    @Test
    void theOlderRouteAnswersEmptyIntervalsToo() {
        stored("2026-11-01T02:00:00Z", "{}");
        tenant.request().contentType("application/json")
                .body(Map.of("oldest", "2026-11-01T00:00:00Z", "newest", "2026-11-01T02:30:00Z", "interval", 60))
                .post("/api/tracing/spans/analytics").then().statusCode(200)
                .body("buckets.timestamp",
                        equalTo(List.of("2026-11-01T00:00:00Z", "2026-11-01T01:00:00Z", "2026-11-01T02:00:00Z")))
                .body("buckets.total.count", equalTo(List.of(0, 0, 1))).body("buckets.errors.count", equalTo(List.of(0, 0, 0)));
    }

    /** By the columns alone, and by opening the attributes, which a metric of another path forces. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void bothWaysAnswerTheSame(boolean opened) {
        stored("2026-11-01T00:00:00Z", "{'ag':{'type':{'span':'task'},'metrics':{'tokens':{'incremental':{'total':3}}}}}");
        stored("2026-11-01T00:10:00Z", "{'ag':{'metrics':{'tokens':{'incremental':{'total':5}}}}}");
        stored("2026-11-01T01:10:00Z", "{'ag':{'type':{'span':'agent'}}}");
        JsonPath answer = query(
                Map.of("oldest", "2026-11-01T00:00:00Z", "newest", "2026-11-02T00:00:00Z", "interval", 60, "specs",
                        List.of(Map.of("type", "numeric/continuous", "path", TOKENS),
                                Map.of("type", "numeric/discrete", "path", TOKENS),
                                Map.of("type", "numeric/continuous", "path", DURATION),
                                Map.of("type", "categorical/single", "path", "ag.type.span"),
                                Map.of("type", "string", "path", "ag.type.trace"),
                                Map.of("type", opened ? "json" : "none", "path", "ag.metrics"))))
                .extract().jsonPath();
        Map<String, Object> first = answer.getMap("buckets[0].metrics");
        assertEquals("numeric/continuous", answer.get("buckets[0].metrics.'" + TOKENS + "'.type"));
        assertEquals(List.of(3, 5), answer.get("buckets[0].metrics.'" + TOKENS + "'.uniq"));
        assertEquals(List.of(1, 1), answer.get("buckets[0].metrics.'" + TOKENS + "'.hist.count"));
        assertEquals(1000, (int) answer.get("buckets[0].metrics.'" + DURATION + "'.mean"));
        assertEquals(List.of("task"), answer.get("buckets[0].metrics.'attributes.ag.type.span'.uniq"));
        assertEquals(1, (int) answer.get("buckets[0].metrics.'attributes.ag.type.span'.count"));
        assertEquals(2, (int) answer.get("buckets[0].metrics.'attributes.ag.type.trace'.count"));
        assertEquals(opened ? 5 : 4, first.size());
        assertEquals(List.of("agent"), answer.get("buckets[1].metrics.'attributes.ag.type.span'.uniq"));
        assertEquals(opened ? 4 : 3, answer.getMap("buckets[1].metrics").size());
    }

    @Test
    void aFilterOnAttributesIsDecidedOnTheSpans() {
        stored("2026-11-01T00:00:00Z", "{'n':1}");
        stored("2026-11-01T00:00:01Z", "{'n':'1'}");
        query(Map.of("oldest", "2026-11-01T00:00:00Z", "newest", "2026-11-02T00:00:00Z", "filter",
                Map.of("conditions", List.of(Map.of("field", "attributes", "key", "n", "value", 1)))))
                .body("buckets[0].metrics.'attributes.ag.type.trace'.count", equalTo(1))
                .body("query.filtering.conditions[0]",
                        equalTo(Map.of("field", "attributes", "key", "n", "value", 1, "operator", "is")));
    }

    @Test
    void onlyTracesOfTheProjectAreCounted() {
        stored("2026-11-01T00:00:00Z", "{}");
        Map<String, Object> body = Map.of("oldest", "2026-11-01T00:00:00Z", "newest", "2026-11-02T00:00:00Z");
        query(body).body("count", equalTo(1));
        tenant = Tenant.create();
        query(body).body("count", equalTo(0)).body("buckets", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'specs':[{'bins':0}]} | A histogram must have 1 to 10000 bins.",
            "{'specs':[{'bins':10001}]} | A histogram must have",
            "{'specs':[{'vmin':2,'vmax':1}]} | 'vmin' must not be greater than 'vmax'.",
            "{'specs':{'type':'json'}} | 'specs' must be a list of at most 100 metrics.", "{'specs':[7]} | Input should be",
            "{'specs':'[{'} | 'specs' is no JSON.", "{'specs':[{'typ':'json'}]} | Extra inputs are not permitted",
            "{'interval':0} | 'interval' must be", "{'interval':'daily'} | 'interval' must be a number.",
            "{'oldest':'yesterday'} | 'oldest' must be", "{'newest':'+20000-01-01T00:00:00Z'} | 'newest' must be in the years",
            "{'rate':2} | 'rate' must be between 0 and 1.", "{'focus':'tree'} | 'focus' must be",
            "{'filter':{'conditions':[{'field':'colour'}]}} | Unknown field 'colour' in a filter.",
            "{'time_range':{}} | Unknown member 'time_range' of a query", "[] | The body must be an object." })
    void refusals(String body, String detail) {
        String text = body.contains("'[{'") ? "{\"specs\":\"[{\"}" : body.replace('\'', '"');
        tenant.request().contentType("application/json").body(text).post(ROUTE).then().statusCode(400)
                .body(body.startsWith("{'specs':[") && !body.contains("vmin") ? "detail[0].msg.replace('Value error, ', '')"
                        : "detail",
                        startsWith(detail));
    }

    private ValidatableResponse query(Map<String, Object> body) {
        return tenant.request().contentType("application/json").body(body).post(ROUTE).then().statusCode(200);
    }

    /** A trace of one span of a second, that came at the time. */
    private void stored(String createdAt, String attributes) {
        String trace = String.format("%032x", ++spans);
        tenant.request().contentType("application/json")
                .body("{\"spans\":[{\"trace_id\":\"" + trace + "\",\"span_id\":\"00000000000000a1\",\"span_name\":\"run\","
                        + "\"start_time\":\"2026-11-01T10:00:00Z\",\"end_time\":\"2026-11-01T10:00:01Z\",\"attributes\":"
                        + attributes.replace('\'', '"') + "}]}")
                .post("/api/tracing/spans/ingest").then().statusCode(202);
        assertEquals(1, Sql.update("update span set created_at = cast(? as timestamptz) where project_id = ? and trace_id = ?",
                createdAt, tenant.projectId(), java.util.UUID.fromString("00000000-0000-0000-0000-" + trace.substring(20))));
    }
}
