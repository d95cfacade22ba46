package io.agentaquarkus.athina.trace;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Traces and spans, made one by one or all at once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TracesTest {

    private static final String TRACE = "{\"name\": \"chat\", \"start_time\": \"2026-09-24T10:00:00Z\", \"status\": \"started\","
            + " \"attributes\": {\"user\": \"u-77\"}}";
    private static final String WHOLE = """
            {"name": "answer", "start_time": "2026-09-24T10:11:12.500000+00:00", "end_time": "2026-09-24T10:11:13.400000+00:00",
             "duration": 900, "status": "success", "attributes": {"team": "cx"}, "input": {"q": "40 days?"}, "output": {"result": "No"},
             "spans": [{"name": "retrieve", "span_type": "span", "start_time": "2026-09-24T10:11:12.51", "attributes": {},
               "end_time": "2026-09-24T10:11:12.600000+00:00", "input": {"query": "q"}, "output": {"documents": ["d"]},
               "children": [{"name": "llm", "span_type": "generation", "start_time": "2026-09-24T10:11:12.610000+00:00",
                 "end_time": "2026-09-24 10:11:13.390000+00:00", "duration": 780, "status": "ERROR", "input": {}, "output": {},
                 "attributes": {"prompt": [{"role": "user", "content": "40 days?"}], "response": "No", "total_tokens": 13,
                   "language_model_id": "gpt-4o", "prompt_tokens": 12, "completion_tokens": 1, "status_message": "broke",
                   "external_reference_id": "gen-1"}, "children": []}]}]}
            """;

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void aTraceIsBareAndUnderData() {
        athina.ok("POST", "/trace/", TRACE).body("name", equalTo("chat")).body("status", equalTo("started"))
                .body("start_time", equalTo("2026-09-24T10:00:00.000Z")).body("attributes.user", equalTo("u-77"))
                .body("spans", hasSize(0)).body("$", not(hasKey("end_time"))).body("data.trace.end_time", nullValue())
                .body("data.trace.spans", hasSize(0)).body("data.trace", hasKey("end_time"));
    }

    @Test
    void spansAreListedByTheirStartAndTheTraceIsNoneOfThem() {
        String trace = athina.ok("POST", "/trace", TRACE).extract().path("id");
        String later = span(trace, "later", "2026-09-24T10:00:02Z");
        String first = span(trace, "first", "2026-09-24T10:00:01Z");
        athina.get("/trace/" + trace).statusCode(200).body("spans.id", contains(first, later))
                .body("spans.trace_id", contains(trace, trace)).body("data.trace.spans", hasSize(2));
        athina.get("/trace/" + trace + "/spans/" + first).statusCode(200).body("name", equalTo("first"))
                .body("data.span.end_time", nullValue());
    }

    @Test
    void anEndThatIsSetMakesTheDurationAndKeepsAllElse() {
        String trace = athina.ok("POST", "/trace", TRACE).extract().path("id");
        String span = span(trace, "llm", "2026-09-24T10:00:01Z");
        athina.ok("PUT", "/trace/" + trace + "/spans/" + span, "{\"end_time\": \"2026-09-24T10:00:02Z\", \"name\": null}")
                .body("end_time", equalTo("2026-09-24T10:00:02.000Z")).body("duration", is(1000)).body("name", equalTo("llm"))
                .body("attributes.k", equalTo("v"));
        athina.ok("PUT", "/trace/" + trace, "{\"end_time\": \"2026-09-24 10:00:03.5\", \"name\": \"other\"}")
                .body("duration", is(3500)).body("name", equalTo("other")).body("status", equalTo("started"))
                .body("spans", hasSize(1));
        athina.send("PUT", "/trace/" + trace, "{\"end_time\": \"2026-09-24T09:00:00Z\"}").statusCode(400)
                .body("error", containsString("end_time"));
        athina.get("/trace/" + trace).body("end_time", equalTo("2026-09-24T10:00:03.500Z"));
    }

    @Test
    void aWholeTraceSentTwiceIsOne() {
        String trace = athina.ok("POST", "/trace/sdk", WHOLE).body("data.span_count", is(2)).extract().path("data.trace_id");
        athina.ok("POST", "/trace/sdk", WHOLE).body("trace_id", equalTo(trace));
        athina.get("/trace/" + trace).statusCode(200).body("spans.name", contains("retrieve", "llm"))
                .body("duration", is(900)).body("output.result", equalTo("No"))
                .body("spans[1].status", equalTo("ERROR")).body("spans[1].duration", is(780))
                .body("spans[1].span_type", equalTo("generation"));
        athina.tenant().request().get("/api/traces/" + trace.replace("-", "")).then().statusCode(200)
                .body("trace.spans.answer.spans.retrieve.spans.llm.attributes.ag.metrics.tokens.cumulative.total", is(13))
                .body("trace.spans.answer.spans.retrieve.spans.llm.status_message", equalTo("broke"))
                .body("trace.spans.answer.attributes.ag.metrics.tokens.cumulative.total", is(13f));
    }

    @Test
    void aGenerationIsALogToo() {
        athina.ok("POST", "/trace/sdk", WHOLE);
        String id = athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{\"language_model_id\": \"gpt-4o\"}")
                .body("data.inferences", hasSize(1)).body("data.inferences[0].prompt_response", equalTo("No"))
                .extract().path("data.inferences[0].id");
        athina.ok("PUT", "/logs/" + id, "{\"expected_response\": \"No.\"}");
        athina.ok("PUT", "/logs/external/gen-1", "{\"user_query\": \"q\"}");
        athina.ok("POST", "/sdk/prompt_run/fetch-by-filter", "{}").body("data.inferences[0].expected_response", equalTo("No."))
                .body("data.inferences[0].user_query", equalTo("q"));
    }

    @Test
    void tracesOfOtherOriginAreReadAsTheyAre() {
        String id = "0af7651916cd43dd8448eb211c80319c";
        athina.tenant().request().contentType("application/json").body("{\"spans\": [{\"trace_id\": \"" + id
                + "\", \"span_id\": \"b7ad6b7169203331\", \"span_name\": \"hello\", \"start_time\": \"2026-09-24T10:00:00Z\","
                + " \"end_time\": \"2026-09-24T10:00:01Z\", \"attributes\": {\"ag\": {\"type\": {\"span\": \"chat\"}}}}]}")
                .post("/api/tracing/spans/ingest").then().statusCode(202);
        athina.get("/trace/" + id).statusCode(200).body("name", equalTo("hello"))
                .body("spans[0].span_type", equalTo("generation")).body("spans[0].duration", is(1000));
    }

    @Test
    void mistakesAreNamed() {
        String trace = athina.ok("POST", "/trace", TRACE).extract().path("id");
        athina.send("POST", "/trace", "{\"name\": \"x\"}").statusCode(400).body("error", containsString("start_time"));
        athina.send("POST", "/trace", "{\"name\": \"x\", \"start_time\": \"soon\"}").statusCode(400)
                .body("error", equalTo("start_time: 'soon' is no time."));
        athina.send("POST", "/trace/" + trace + "/spans", "{\"name\": \"x\", \"trace_id\": \"" + UUID.randomUUID()
                + "\", \"span_type\": \"span\", \"start_time\": \"2026-09-24T10:00:00Z\"}").statusCode(400)
                .body("error", containsString("trace_id"));
        athina.send("POST", "/trace/" + UUID.randomUUID() + "/spans",
                "{\"name\": \"x\", \"span_type\": \"span\", \"start_time\": \"2026-09-24T10:00:00Z\"}").statusCode(404);
        athina.get("/trace/none").statusCode(404);
        athina.get("/trace/" + trace + "/spans/none").statusCode(404);
        athina.get("/trace/" + trace + "/spans/" + trace.substring(19).replace("-", "")).statusCode(404);
        Athina.create().get("/trace/" + trace).statusCode(404);
    }

    private String span(String trace, String name, String start) {
        return athina.ok("POST", "/trace/" + trace + "/spans", "{\"name\": \"" + name + "\", \"trace_id\": \"" + trace
                + "\", \"span_type\": \"tool\", \"start_time\": \"" + start + "\", \"attributes\": {\"k\": \"v\"}}")
                .body("span_type", equalTo("tool")).extract().path("id");
    }
}
