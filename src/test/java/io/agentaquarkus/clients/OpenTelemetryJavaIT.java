package io.agentaquarkus.clients;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.testsupport.PackagedServer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;

/** OpenTelemetry's Java exporters against the packaged server: what was exported is what is read back, span by span. */
class OpenTelemetryJavaIT {

    @TempDir
    static Path data;

    static PackagedServer server;

    @BeforeAll
    static void start() {
        server = PackagedServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "gzip" })
    void protobufOverHttpIsReadBack(String compression) {
        try (OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(server.host() + "/api/otlp/v1/traces")
                .addHeader("Authorization", "ApiKey " + server.key()).setCompression(compression).build()) {
            List<SpanData> sent = RecordedTrace.record();
            assertSuccess(exporter.export(sent));
            assertReadBack(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "gzip" })
    void protobufOverGrpcIsReadBack(String compression) {
        try (OtlpGrpcSpanExporter exporter = OtlpGrpcSpanExporter.builder().setEndpoint(server.host())
                .addHeader("authorization", "ApiKey " + server.key()).setCompression(compression).build()) {
            List<SpanData> sent = RecordedTrace.record();
            assertSuccess(exporter.export(sent));
            assertReadBack(sent);
        }
    }

    @Test
    void jsonOverHttpIsReadBack() {
        List<SpanData> sent = RecordedTrace.record();
        var answer = server.send(HttpRequest.newBuilder(URI.create(server.host() + "/v1/traces"))
                .header("Authorization", "ApiKey " + server.key()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(RecordedTrace.otlpJson(sent))).build());
        assertEquals(200, answer.statusCode(), answer.body());
        assertReadBack(sent);
    }

    @Test
    void grpcWithAWrongKeyIsRefused() {
        try (OtlpGrpcSpanExporter exporter = OtlpGrpcSpanExporter.builder().setEndpoint(server.host())
                .addHeader("authorization", "ApiKey nobody.nothing").build()) {
            List<SpanData> sent = RecordedTrace.record();
            CompletableResultCode result = exporter.export(sent).join(30, TimeUnit.SECONDS);
            assertTrue(result.isDone() && !result.isSuccess());
            assertEquals(0, stored(sent).size());
        }
    }

    private static void assertSuccess(CompletableResultCode result) {
        assertTrue(result.join(30, TimeUnit.SECONDS).isSuccess());
    }

    private static Map<String, JsonNode> stored(List<SpanData> sent) {
        JsonNode answer = server.get("/api/spans/?trace_id=" + sent.get(0).getTraceId());
        return StreamSupport.stream(answer.path("spans").spliterator(), false)
                .collect(toMap(span -> span.get("span_id").asText(), span -> span));
    }

    private static void assertReadBack(List<SpanData> sent) {
        Map<String, JsonNode> stored = stored(sent);
        assertEquals(sent.size(), stored.size());
        for (SpanData span : sent) {
            assertSame(span, stored.get(span.getSpanId()));
        }
    }

    private static void assertSame(SpanData sent, JsonNode stored) {
        assertEquals(sent.getName(), stored.path("span_name").asText());
        assertEquals(sent.getTraceId(), stored.path("trace_id").asText());
        assertEquals(sent.getParentSpanContext().isValid() ? sent.getParentSpanId() : "",
                stored.path("parent_id").asText());
        assertEquals("SPAN_KIND_" + sent.getKind(), stored.path("span_kind").asText());
        assertEquals("STATUS_CODE_" + sent.getStatus().getStatusCode(), stored.path("status_code").asText());
        assertEquals(sent.getStatus().getDescription(), stored.path("status_message").asText());
        assertSameTime(sent.getStartEpochNanos(), stored.path("start_time").asText());
        assertSameTime(sent.getEndEpochNanos(), stored.path("end_time").asText());
        // The server nests attributes by the dots of their names.
        sent.getAttributes().forEach((key, value) -> assertEquals(RecordedTrace.parsed(value),
                stored.path("attributes").at("/" + key.getKey().replace('.', '/')), key.getKey()));
        JsonNode events = stored.path("events");
        assertEquals(sent.getEvents().size(), events.size());
        IntStream.range(0, events.size()).forEach(i -> assertSame(sent.getEvents().get(i), events.get(i)));
    }

    private static void assertSame(EventData sent, JsonNode stored) {
        assertEquals(sent.getName(), stored.path("name").asText());
        assertSameTime(sent.getEpochNanos(), stored.path("timestamp").asText());
        sent.getAttributes().forEach((key, value) -> assertEquals(RecordedTrace.parsed(value),
                stored.path("attributes").path(key.getKey())));
    }

    /** The API gives microseconds: rounding may take half of one. */
    private static void assertSameTime(long nanos, String text) {
        Instant time = text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        long read = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
        assertTrue(Math.abs(read - nanos) <= 500, () -> nanos + " was read as " + text);
    }
}
