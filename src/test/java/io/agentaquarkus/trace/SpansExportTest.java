package io.agentaquarkus.trace;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The spans of a query as lines. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SpansExportTest {

    private static final String LINES = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID trace = UUID.randomUUID();
    private Tenant tenant;

    @TestHTTPResource("/api/spans/query")
    URI route;

    @BeforeEach
    void account() {
        tenant = Tenant.create();
    }

    @Test
    void allPagesAreTheSpansOfTheQuery() throws IOException {
        ingest(1, 120, "x");
        ingest(121, 130, "x".repeat(300_000));
        List<JsonNode> lines = lines(post(LINES, "{\"windowing\":{\"order\":\"ascending\"}}").contentType(startsWith(LINES)));
        JsonNode whole = JSON
                .readTree(post("application/json", "{\"windowing\":{\"order\":\"ascending\",\"limit\":200}}").extract()
                        .asByteArray());
        assertEquals(130, lines.size());
        for (int i = 0; i < 130; i++) {
            assertEquals(whole.get("spans").get(i), lines.get(i));
        }
        assertEquals("span 130", lines(post(LINES, "{}")).get(0).get("span_name").textValue());
    }

    @Test
    void limitsFiltersAndProjectsHold() throws IOException {
        ingest(1, 60, "x");
        assertEquals(45, lines(post(LINES, "{\"windowing\":{\"limit\":45}}")).size());
        assertEquals(List.of("span 7"),
                names("{\"filtering\":{\"conditions\":[{\"field\":\"span_name\",\"value\":\"span 7\"}]}}"));
        assertEquals(List.of("span 60", "span 30"), names("{\"filtering\":{\"conditions\":"
                + "[{\"field\":\"attributes\",\"key\":\"number\",\"operator\":\"in\",\"value\":[30,60]}]}}"));
        assertEquals(60, lines(post(LINES,
                "{\"filtering\":{\"conditions\":[{\"field\":\"trace_id\",\"value\":\"" + SpanIds.trace(trace) + "\"}]}}"))
                .size());
        assertEquals("",
                post(LINES, "{\"filtering\":{\"conditions\":[{\"field\":\"span_name\",\"value\":\"none\"}]}}").extract()
                        .asString());
        assertEquals("", Tenant.create().request().accept(LINES).contentType("application/json").body("{}")
                .post("/api/spans/query").then().statusCode(200).extract().asString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "*/*", "application/json", "application/json, text/plain, */*",
            "application/json, application/x-ndjson;q=0.5" })
    void whoeverDoesNotAskForLinesGetsAnObject(String accepted) {
        post(accepted, "{}").contentType(startsWith("application/json")).body(equalTo("{\"count\":0,\"spans\":[]}"));
    }

    @Test
    void whatIsRefusedIsRefusedAsEver() {
        tenant.request().accept(LINES).contentType("application/json").body("{\"filter\":{}}").post("/api/spans/query").then()
                .statusCode(400).contentType(startsWith("application/json"))
                .body("detail", startsWith("Unknown member 'filter'"));
        tenant.request().accept(LINES).contentType("application/json").body("{\"filtering\":[]}").post("/api/spans/query")
                .then()
                .statusCode(422);
    }

    /** Behind the first page lies a row that cannot be read. */
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aFailureHalfWayBreaksTheBodyOff(HttpClient.Version version) throws IOException, InterruptedException {
        ingest(1, 100, "x");
        assertEquals(1, Sql.update("update span set attributes = '\\x09' where project_id = ? and span_name = 'span 1'",
                tenant.projectId()));
        HttpRequest request = HttpRequest.newBuilder(route).header("Authorization", "ApiKey " + tenant.key())
                .header("Accept", LINES).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        HttpResponse<InputStream> response = HttpClient.newBuilder().version(version).build().send(request,
                HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        assertEquals(version, response.version());
        List<String> lines = new ArrayList<>();
        assertThrows(IOException.class, () -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            }
        });
        assertTrue(lines.size() < 100, () -> lines.size() + " lines");
        if (version == HttpClient.Version.HTTP_1_1) {
            assertTrue(lines.size() >= 20, () -> lines.size() + " lines");
        } // The reset of a stream of HTTP/2 may overtake what the client has received and not read yet.
        if (!lines.isEmpty()) {
            assertEquals("span 100", JSON.readTree(lines.get(0)).get("span_name").textValue());
        }
        // In front of it all is well, and a failure of the first page is an answer.
        assertEquals(19, lines(post(LINES, "{\"windowing\":{\"limit\":19}}")).size());
        tenant.request().accept(LINES).contentType("application/json").body("{\"windowing\":{\"order\":\"ascending\"}}")
                .post("/api/spans/query").then().statusCode(500).contentType(startsWith("application/json"));
    }

    private List<String> names(String body) throws IOException {
        return lines(post(LINES, body)).stream().map(line -> line.get("span_name").textValue()).toList();
    }

    private ValidatableResponse post(String accepted, String body) {
        return tenant.request().accept(accepted).contentType("application/json").body(body).post("/api/spans/query").then()
                .statusCode(200);
    }

    private static List<JsonNode> lines(ValidatableResponse response) throws IOException {
        String text = response.extract().asString();
        assertTrue(text.endsWith("\n"));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Spans one second after the other. */
    private void ingest(int first, int last, String text) {
        List<String> spans = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            long start = 1_793_527_200L + i;
            spans.add(String.format("{\"trace_id\":\"%s\",\"span_id\":\"%016x\",\"span_name\":\"span %d\",\"start_time\":%d,"
                    + "\"end_time\":%d,\"attributes\":{\"number\":%d,\"text\":\"%s\"}}", SpanIds.trace(trace), i, i, start,
                    start, i, text));
        }
        tenant.request().contentType("application/json").body("{\"spans\":[" + String.join(",", spans) + "]}")
                .post("/api/tracing/spans/ingest").then().statusCode(202);
    }
}
