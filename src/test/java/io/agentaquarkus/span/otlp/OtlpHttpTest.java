package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.gzip;
import static io.agentaquarkus.testsupport.Otlp.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.rpc.Status;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;

/** OTLP over HTTP: what was acknowledged is what the next call reads, and every refusal says why. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OtlpHttpTest {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";

    private final OneTrace trace = OneTrace.next();
    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/otlp/v1/traces", "/otlp/v1/traces/", "/v1/traces" })
    void protobufIsStoredWhenItIsAnswered(String path) {
        Response answer = post(path, PROTOBUF, trace.protobuf());
        assertAnswer(200, PROTOBUF, answer);
        assertEquals(0, answer.asByteArray().length);
        trace.assertStored(tenant);
    }

    @Test
    void protobufMayBeCompressed() {
        assertAnswer(200, PROTOBUF, send("/v1/traces", PROTOBUF, gzip(trace.protobuf()), "gzip"));
        trace.assertStored(tenant);
    }

    @Test
    void jsonIsStoredWhenItIsAnswered() {
        Response answer = post("/v1/traces", JSON, trace.json());
        assertAnswer(200, JSON, answer);
        assertEquals("{}", answer.asString());
        trace.assertStored(tenant);
    }

    @Test
    void jsonMayBeCompressed() {
        Response answer = send("/v1/traces", "application/json; charset=utf-8", gzip(trace.json()), "gzip");
        assertAnswer(200, JSON, answer);
        assertEquals("{}", answer.asString());
        trace.assertStored(tenant);
    }

    @Test
    void sendingAgainChangesNothing() {
        assertAnswer(200, PROTOBUF, post("/v1/traces", PROTOBUF, trace.protobuf()));
        assertAnswer(200, PROTOBUF, post("/v1/traces", PROTOBUF, trace.protobuf()));
        tenant.request().get("/api/spans/?trace_id=" + trace.traceId()).then().body("count", equalTo(1));
    }

    @Test
    void compressionIsToldByTheBodyAlone() {
        assertAnswer(200, PROTOBUF, post("/v1/traces", PROTOBUF, gzip(trace.protobuf())));
        trace.assertStored(tenant);
        OneTrace plain = OneTrace.next();
        assertAnswer(200, PROTOBUF, send("/v1/traces", PROTOBUF, plain.protobuf(), "gzip"));
        plain.assertStored(tenant);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "text/plain", "application/octet-stream" })
    void protobufIsProtobufUnderAnyType(String type) {
        assertAnswer(200, PROTOBUF, post("/v1/traces", type, trace.protobuf()));
        trace.assertStored(tenant);
        OneTrace compressed = OneTrace.next();
        assertAnswer(200, PROTOBUF, send("/v1/traces", type, gzip(compressed.protobuf()), "gzip"));
        compressed.assertStored(tenant);
    }

    /** The length of its first message is the code of a brace, as if it were JSON after an empty line. */
    @Test
    void protobufThatBeginsLikeJson() {
        byte[] spans = request(trace.span().clearAttributes().clearEvents().clearStatus().setName("x".repeat(59)))
                .toByteArray();
        assertEquals('{', spans[1], "length " + spans[1]);
        assertAnswer(200, PROTOBUF, post("/v1/traces", JSON, spans));
    }

    @Test
    void jsonMayBeginWithAnEmptyLine() {
        assertAnswer(200, JSON, post("/v1/traces", JSON, ("\n" + new String(trace.json(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8)));
        trace.assertStored(tenant);
    }

    @Test
    void aBadSpanIsRejectedAlone() throws Exception {
        byte[] body = request(trace.span(), OneTrace.next().span().clearSpanId(), OneTrace.next().span().setKindValue(99),
                OneTrace.next().span().clearSpanId()).toByteArray();
        Response answer = post("/v1/traces", PROTOBUF, body);
        assertAnswer(200, PROTOBUF, answer);
        var partial = ExportTraceServiceResponse.parseFrom(answer.asByteArray()).getPartialSuccess();
        assertEquals(3, partial.getRejectedSpans());
        assertEquals("span id of 0 bytes instead of 8 (2); unknown span kind", partial.getErrorMessage());
        trace.assertStored(tenant);
    }

    @Test
    void aBadSpanIsRejectedAloneInJsonToo() {
        String body = new String(trace.json(), StandardCharsets.UTF_8).replace("\"spans\": [",
                "\"spans\": [{\"traceId\": \"W47/95gDgQPSabYzgT/GDA==\"}, ");
        Response answer = post("/v1/traces", JSON, body.getBytes(StandardCharsets.UTF_8));
        assertAnswer(200, JSON, answer);
        assertEquals(
                JsonTree.read(
                        "{\"partialSuccess\":{\"rejectedSpans\":\"1\",\"errorMessage\":\"trace id that is not hexadecimal\"}}"),
                JsonTree.read(answer.asByteArray()));
        trace.assertStored(tenant);
    }

    @Test
    void aRequestOfBadSpansAloneIsRefused() throws Exception {
        Response answer = post("/v1/traces", PROTOBUF, request(trace.span().clearSpanId()).toByteArray());
        assertRefused(400, "Failed to parse OTEL span: span id of 0 bytes instead of 8.", answer);
        trace.assertNotStored(tenant);
    }

    @Test
    void anEmptyRequestIsValid() {
        assertAnswer(200, PROTOBUF, post("/v1/traces", PROTOBUF, new byte[0]));
        assertAnswer(200, JSON, post("/v1/traces", JSON, "{\"resourceSpans\":[]}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void malformedProtobufIsRefused() throws Exception {
        byte[] cut = Arrays.copyOf(trace.protobuf(), trace.protobuf().length - 5);
        assertRefused(400, "Failed to parse OTLP stream.", post("/v1/traces", PROTOBUF, cut));
        byte[] brokenGzip = Arrays.copyOf(gzip(trace.protobuf()), 100);
        assertRefused(400, "Failed to parse OTLP stream.", send("/v1/traces", PROTOBUF, brokenGzip, "gzip"));
        assertRefused(400, "Failed to parse OTLP stream.", post("/v1/traces", "text/plain", trace.json()));
        trace.assertNotStored(tenant);
    }

    @Test
    void malformedJsonIsRefused() {
        Response answer = post("/v1/traces", JSON, "{\"resourceSpans\": [".getBytes(StandardCharsets.UTF_8));
        assertAnswer(400, JSON, answer);
        assertEquals("{\"message\":\"Failed to parse OTLP JSON: Not valid JSON.\"}", answer.asString());
        Response named = post("/v1/traces", JSON, "{\"resourceSpans\": 5}".getBytes(StandardCharsets.UTF_8));
        assertAnswer(400, JSON, named);
        assertEquals("{\"message\":\"Failed to parse OTLP JSON: 'resourceSpans' is not of the type that it should be.\"}",
                named.asString());
    }

    @Test
    void aBombIsRefusedAtItsLimit() throws Exception {
        byte[] bomb = gzip(new byte[(64 << 20) + 1]);
        assertRefused(413, "OTLP batch size exceeds 64MB limit.", send("/v1/traces", PROTOBUF, bomb, "gzip"));
        Response json = send("/v1/traces", JSON, bomb, "gzip");
        assertAnswer(413, JSON, json);
        assertEquals("{\"message\":\"OTLP batch size exceeds 64MB limit.\"}", json.asString());
    }

    @Test
    void withoutACredentialNothingIsTold() {
        given().contentType(PROTOBUF).body(trace.protobuf()).post("/v1/traces").then().statusCode(401).contentType(JSON)
                .body(equalTo("{\"detail\":{\"message\":\"Unauthorized\"}}"));
        given().header("Authorization", "ApiKey " + tenant.key().replaceAll(".$", "x")).contentType(PROTOBUF)
                .body(trace.protobuf()).post("/v1/traces").then().statusCode(401);
        trace.assertNotStored(tenant);
    }

    @Test
    void theRouteAnswersWhetherItIsThere() {
        tenant.request().get("/api/otlp/v1/traces").then().statusCode(200).contentType(startsWith(JSON))
                .body(equalTo("{\"status\":\"ready\"}"));
        tenant.request().put("/api/otlp/v1/traces").then().statusCode(405)
                .body(equalTo("{\"detail\":\"Method Not Allowed\"}"));
    }

    private Response post(String path, String type, byte[] body) {
        return send(path, type, body, null);
    }

    private Response send(String path, String type, byte[] body, String encoding) {
        var request = tenant.request().config(RestAssured.config().encoderConfig(
                EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(type, io.restassured.http.ContentType.BINARY)))
                .contentType(type).body(body);
        return (encoding == null ? request : request.header("Content-Encoding", encoding)).post(path);
    }

    private static void assertAnswer(int status, String type, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals(type, answer.contentType());
    }

    private static void assertRefused(int status, String message, Response answer) throws Exception {
        assertAnswer(status, PROTOBUF, answer);
        assertEquals(Status.newBuilder().setMessage(message).build(), Status.parseFrom(answer.asByteArray()));
    }
}
