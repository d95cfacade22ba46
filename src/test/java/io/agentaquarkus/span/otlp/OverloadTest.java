package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.attribute;
import static io.agentaquarkus.testsupport.Otlp.request;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;

import io.agentaquarkus.testsupport.GrpcExporter;
import io.agentaquarkus.testsupport.HeldTable;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What senders are told when spans cannot be written: come again, and nothing was taken. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OverloadTest {

    private static final String FULL = "Too many spans are waiting to be written.";
    private static final String UNREACHABLE = "Spans cannot be written at the moment.";
    private static final String SPAN = "{\"trace_id\":\"%s\",\"span_id\":\"00000000000000a1\",\"span_name\":\"%s\"}";

    private final OneTrace trace = OneTrace.next();
    private Tenant tenant;
    private String key;

    /** Keys and permissions are looked up before anything is in the way. */
    @BeforeEach
    void account() {
        tenant = Tenant.create();
        key = "ApiKey " + tenant.key();
        export("application/x-protobuf", request(OneTrace.next().span()).toByteArray()).statusCode(200);
        ingest(OneTrace.next(), "first").statusCode(202);
        OneTrace.next().assertNotStored(tenant);
    }

    @AfterEach
    void mend() {
        PostgresResource.line().cut();
        PostgresResource.line().mend();
    }

    @Test
    void aFullIntakeTakesNothingAndSaysWhenToComeAgain() throws Exception {
        OneTrace large = OneTrace.next();
        CompletableFuture<ValidatableResponse> waiting;
        try (HeldTable held = HeldTable.forWriters("span"); GrpcExporter exporter = new GrpcExporter()) {
            waiting = CompletableFuture.supplyAsync(() -> export("application/x-protobuf", request(large.span(),
                    OneTrace.next().span().addAttributes(attribute("noise", noise(4 << 20)))).toByteArray()));
            held.awaitWaiting(1);

            Response protobuf = export("application/x-protobuf", trace.protobuf()).statusCode(503)
                    .contentType("application/x-protobuf").header("Retry-After", "1").extract().response();
            assertEquals(retryable(FULL), Status.parseFrom(protobuf.asByteArray()));
            export("application/json", trace.json()).statusCode(503).contentType("application/json")
                    .header("Retry-After", "1").body(equalTo("{\"message\":\"" + FULL + "\"}"));
            ingest(trace, "x").statusCode(503).header("Retry-After", "1").body(equalTo("{\"detail\":\"" + FULL + "\"}"));
            assertEquals(retryable(FULL), exporter.refusal(request(trace.span()), key, null));
            trace.assertNotStored(tenant);
        }
        waiting.get(60, TimeUnit.SECONDS).statusCode(200);
        large.assertStored(tenant);
        trace.assertNotStored(tenant);
        export("application/x-protobuf", trace.protobuf()).statusCode(200);
        trace.assertStored(tenant);
    }

    @Test
    void anUnreachableDatabaseIsSaidSoAndNothingIsHalfWritten() throws Exception {
        try (GrpcExporter exporter = new GrpcExporter()) {
            PostgresResource.line().cut();
            Response protobuf = export("application/x-protobuf", trace.protobuf()).statusCode(503)
                    .contentType("application/x-protobuf").header("Retry-After", "1").extract().response();
            assertEquals(retryable(UNREACHABLE), Status.parseFrom(protobuf.asByteArray()));
            export("application/json", trace.json()).statusCode(503).header("Retry-After", "1")
                    .body(equalTo("{\"message\":\"" + UNREACHABLE + "\"}"));
            ingest(trace, "x").statusCode(503).header("Retry-After", "1").body(equalTo("{\"detail\":\"" + UNREACHABLE + "\"}"));
            assertEquals(retryable(UNREACHABLE), exporter.refusal(request(trace.span()), key, null));
            tenant.request().get("/api/spans/?trace_id=" + trace.traceId()).then().statusCode(503).header("Retry-After", "1")
                    .body(equalTo("{\"detail\":\"The database cannot be reached. Nothing was changed; please try again.\"}"));
            tenant.request().get("/api/profile").then().statusCode(503)
                    .body(equalTo("{\"detail\":\"The database cannot be reached. Nothing was changed; please try again.\"}"));
        }
        PostgresResource.line().mend();
        trace.assertNotStored(tenant);
        export("application/x-protobuf", trace.protobuf()).statusCode(200);
        trace.assertStored(tenant);
    }

    @Test
    void aConnectionThatBreaksUnderAWriteIsARefusalThatMayBeRepeated() throws Exception {
        CompletableFuture<ValidatableResponse> waiting;
        try (HeldTable held = HeldTable.forWriters("span")) {
            waiting = CompletableFuture.supplyAsync(() -> export("application/x-protobuf", trace.protobuf()));
            held.awaitWaiting(1);
            PostgresResource.line().cut();
            waiting.get(60, TimeUnit.SECONDS).statusCode(503).header("Retry-After", "1");
            PostgresResource.line().mend();
        }
        export("application/x-protobuf", trace.protobuf()).statusCode(200);
        // The database had the whole statement and may have carried it out after all, which a repetition must not hurt.
        trace.assertStoredOnceOrAgain(tenant);
    }

    @Test
    void aConnectionThatBreaksUnderAReadIsNoFailureOfTheServer() throws Exception {
        try (HeldTable held = HeldTable.forEveryone("span")) {
            CompletableFuture<ValidatableResponse> waiting = CompletableFuture
                    .supplyAsync(() -> tenant.request().get("/api/spans/?trace_id=" + trace.traceId()).then());
            held.awaitWaiting(1);
            PostgresResource.line().cut();
            waiting.get(60, TimeUnit.SECONDS).statusCode(503).header("Retry-After", "1");
        }
    }

    @Test
    void anUnknownKeyIsNotCalledWrongWhileNobodyCanKnow() {
        Tenant other = Tenant.create();
        try (GrpcExporter exporter = new GrpcExporter()) {
            PostgresResource.line().cut();
            other.request().get("/api/profile").then().statusCode(503).header("Retry-After", "1");
            assertEquals(Code.UNAVAILABLE.getNumber(),
                    exporter.refusal(request(trace.span()), "ApiKey " + other.key(), null).getCode());
        }
    }

    private ValidatableResponse export(String type, byte[] body) {
        return tenant.request().config(io.restassured.RestAssured.config().encoderConfig(
                io.restassured.config.EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(type, io.restassured.http.ContentType.BINARY)))
                .contentType(type).body(body).post("/v1/traces").then();
    }

    private ValidatableResponse ingest(OneTrace trace, String name) {
        return tenant.request().contentType("application/json")
                .body("{\"spans\":[" + SPAN.formatted(trace.traceId(), name) + "]}").post("/api/tracing/spans/ingest").then();
    }

    /** Text that no compression makes small. */
    private static String noise(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(1);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('!' + random.nextInt(90));
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Status retryable(String message) {
        return Status.newBuilder().setCode(Code.UNAVAILABLE.getNumber()).setMessage(message)
                .addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(Duration.newBuilder().setSeconds(1)).build()))
                .build();
    }
}
