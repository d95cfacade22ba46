package io.agentaquarkus.span.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.rpc.Status;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** An export that says it is too large is refused before it is read, in the shape of its route. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OtlpLimitTest {

    private static final String MESSAGE = "OTLP batch size exceeds 64MB limit.";

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.shared();
    }

    @Test
    void protobuf() throws IOException {
        for (String path : new String[] { "/v1/traces", "/api/otlp/v1/traces/" }) {
            String answer = announce(path, "application/x-protobuf");
            assertEquals("HTTP/1.1 413 Request Entity Too Large", answer.lines().findFirst().orElseThrow());
            assertEquals(Status.newBuilder().setMessage(MESSAGE).build(),
                    Status.parseFrom(body(answer).getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void json() throws IOException {
        assertEquals("{\"message\":\"" + MESSAGE + "\"}", body(announce("/v1/traces", "application/json")));
    }

    @Test
    void otherRoutesHaveTheirOwnShape() throws IOException {
        assertEquals("{\"detail\":\"The body is larger than 64 MB.\"}",
                body(announce("/api/tracing/spans/ingest", "application/json")));
    }

    private String announce(String path, String type) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: ApiKey "
                    + tenant.key() + "\r\nContent-Type: " + type + "\r\nContent-Length: " + ((64L << 20) + 1) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(30_000);
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            int length = answer.toString().lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElseThrow();
            return answer + new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
