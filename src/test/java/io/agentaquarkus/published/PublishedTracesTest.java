package io.agentaquarkus.published;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Traces of the published API: pages, filters, figures and the forms of exports. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedTracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private Tenant tenant;
    private Published api;

    @BeforeEach
    void account() {
        tenant = Tenant.create();
        api = new Published(tenant);
    }

    @Test
    void pagesOfSpansFollowOneAnother() {
        send(7);
        for (String order : new String[] { "ascending", "descending" }) {
            List<String> names = new ArrayList<>();
            String window = "";
            for (JsonPath page = spans(window, order); !page.getList("$").isEmpty(); page = spans(window, order)) {
                names.addAll(page.getList("span_name", String.class));
                window = ",\"next\":\"" + page.getString("[-1].span_id") + "\"";
            }
            List<String> expected = new ArrayList<>(IntStream.range(0, 7).mapToObj(i -> "s" + i).toList());
            if (order.equals("descending")) {
                java.util.Collections.reverse(expected);
            }
            assertEquals(expected, names);
        }
    }

    @Test
    void aPageBeginsBehindSomethingThatIsThere() {
        api.post("/spans/query", "{\"windowing\":{\"next\":\"b7ad6b7169203331\"}}").statusCode(404)
                .body("detail", equalTo("windowing.next: there is no span with the id b7ad6b7169203331."));
        for (String query : new String[] { "/spans/query", "/testsets/query", "/applications/variants/query" }) {
            api.post(query, "{\"windowing\":{\"next\":\"nothing\"}}").statusCode(400).body("detail.errors[0].field",
                    equalTo("windowing.next"));
        }
    }

    @Test
    void theLimitCountsWhatIsInFocus() {
        send(3);
        api.post("/otlp/v1/traces", Exports.of("1af7651916cd43dd8448eb211c80319c", "c7ad6b7169203331", 9)).statusCode(200);
        api.get("/traces/?limit=1").body("size()", equalTo(1)).body("[0].spans.span_name", equalTo(List.of("s9")));
        api.get("/traces/?limit=2").body("spans.flatten().size()", equalTo(4));
        api.get("/traces/?limit=2&focus=span").body("size()", equalTo(2)).body("spans.flatten().span_name",
                equalTo(List.of("s9", "s2")));
    }

    @Test
    void figuresAreThoseOfTraces() {
        send(3);
        api.post("/otlp/v1/traces", Exports.of("1af7651916cd43dd8448eb211c80319c", "c7ad6b7169203331", 9)).statusCode(200);
        for (String filter : new String[] { "{}",
                "{\"conditions\":[{\"field\":\"attributes\",\"key\":\"ag.type.trace\",\"value\":"
                        + "\"invocation\"}]}" }) {
            api.post("/spans/analytics/query", "{\"filtering\":" + filter + "}").statusCode(200)
                    .body("buckets.size()", equalTo(1))
                    .body("buckets[0].total_count", equalTo(4)).body("buckets[0].total_tokens", equalTo(12))
                    .body("buckets[0].duration_ms", equalTo(250.0f));
        }
        api.post("/spans/analytics/query", "{\"filtering\":{\"conditions\":[{\"field\":\"span_name\",\"value\":\"s9\"}]}}")
                .body("buckets[0].total_count", equalTo(1)).body("buckets[0].total_tokens", equalTo(9));
        api.post("/spans/analytics/query",
                "{\"interval\":\"12h\",\"time_range\":{\"oldest\":\"2026-01-01T00:00:00Z\",\"newest\":\"2026-01-03T00:00:00+00:00\"}}")
                .body("buckets.timestamp", equalTo(List.of("2026-01-01T00:00:00Z", "2026-01-01T12:00:00Z",
                        "2026-01-02T00:00:00Z", "2026-01-02T12:00:00Z")))
                .body("buckets.total_count", equalTo(List.of(0, 0, 0, 0)));
        api.post("/spans/analytics/query",
                "{\"time_range\":{\"oldest\":\"2026-01-03T00:00:00Z\",\"newest\":\"2026-01-01T00:00:00Z\"}}")
                .body(equalTo("{\"buckets\":[]}"));
    }

    @Test
    void aFilterThatIsNotUnderstoodIsRefused() {
        for (String path : new String[] { "/spans/query", "/spans/analytics/query" }) {
            api.post(path, "{\"filtering\":{\"conditons\":[]}}").statusCode(400).body("detail.errors[0].field",
                    containsString("filtering"));
            api.post(path, "{\"filtering\":{\"conditions\":[{\"field\":\"no_such_field\",\"value\":1}]}}").statusCode(400);
            api.post(path, "{\"filtering\":{\"conditions\":[{\"field\":\"span_name\",\"operator\":{}}]}}").statusCode(400)
                    .body("detail.errors[0].field", containsString("filtering.conditions.0.operator"));
        }
    }

    /** An export without spans is nothing at all in protobuf. */
    @Test
    void anExportIsAnsweredInTheFormThatWasAskedFor() {
        assertArrayEquals(new byte[0], given().header("Authorization", "Bearer " + tenant.key())
                .contentType("application/x-protobuf").body(new byte[0]).post("/api/otlp/v1/traces").then().statusCode(200)
                .contentType("application/x-protobuf").extract().asByteArray());
        given().header("Authorization", "Bearer " + tenant.key()).accept("application/json")
                .contentType("application/x-protobuf").body(new byte[0]).post("/api/otlp/v1/traces").then().statusCode(200)
                .contentType("application/json").body(equalTo("{}"));
        given().header("Authorization", "Bearer " + tenant.key()).contentType("application/x-protobuf")
                .body(Base64.getDecoder().decode("/////w==")).post("/api/public/otlp/v1/traces").then().statusCode(400)
                .contentType("application/json").body("detail", containsString("parse"));
    }

    @Test
    void spansThatAreLeftOutAreCountedAsANumber() {
        api.post("/otlp/v1/traces",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + Exports.span(TRACE, "b7ad6b7169203331", 1)
                        + "," + Exports.span("short", "b7ad6b7169203331", 2) + "]}]}]}")
                .statusCode(200)
                .body("partialSuccess.rejectedSpans", equalTo(1)).body("partialSuccess.errorMessage", containsString("trace"));
        api.post("/otlp/v1/traces", "{\"resourceSpans\":5}").statusCode(400);
    }

    private JsonPath spans(String window, String order) {
        return api.post("/spans/query", "{\"windowing\":{\"limit\":3,\"order\":\"" + order + "\"" + window + "}}")
                .statusCode(200)
                .extract().jsonPath();
    }

    /** One trace of spans that follow one another; each is a root. */
    private void send(int spans) {
        api.post("/otlp/v1/traces", "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + IntStream.range(0, spans)
                .mapToObj(i -> Exports.span(TRACE, "b7ad6b716920333" + i, i)).collect(Collectors.joining(",")) + "]}]}]}")
                .statusCode(200);
    }
}
