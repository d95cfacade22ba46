package io.agentaquarkus.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.rpc.Status;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A body that is too large is refused in the shape of its route, whether it says so or is found to be. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BodyLimitTest {

    private static final int LIMIT = 64 << 20;
    private static final String DETAIL = "{\"detail\":\"The body is larger than 64 MB.\"}";
    private static final String OTLP = "OTLP batch size exceeds 64MB limit.";

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = Tenant.shared();
    }

    @ParameterizedTest
    @EnumSource
    void exports(Sent sent) throws IOException {
        for (String path : new String[] { "/v1/traces", "/api/otlp/v1/traces/" }) {
            String body = refused(sent, path, "Authorization: ApiKey ", "application/x-protobuf");
            assertEquals(Status.newBuilder().setMessage(OTLP).build(),
                    Status.parseFrom(body.getBytes(StandardCharsets.ISO_8859_1)));
        }
        assertEquals("{\"message\":\"" + OTLP + "\"}",
                refused(sent, "/v1/traces", "Authorization: ApiKey ", "application/json"));
    }

    @ParameterizedTest
    @EnumSource
    void agenta(Sent sent) throws IOException {
        for (String path : new String[] { "/api/tracing/spans/ingest", "/api/traces/ingest", "/services/echo/v0/invoke" }) {
            assertEquals(DETAIL, refused(sent, path, "Authorization: ApiKey ", "application/json"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void forms(Sent sent) throws IOException {
        assertEquals(DETAIL, refused(sent, "/api/simple/testsets/upload", "Authorization: ApiKey ", Sent.FORM));
    }

    @ParameterizedTest
    @EnumSource
    void published(Sent sent) throws IOException {
        assertEquals(DETAIL, refused(sent, "/api/testsets/", "Authorization: Bearer ", "application/json"));
        assertEquals(DETAIL, refused(sent, "/api/public/otlp/v1/traces", "Authorization: Bearer ", "application/json"));
    }

    @ParameterizedTest
    @EnumSource
    void athina(Sent sent) throws IOException {
        String message = "The body is larger than 64 MB.";
        assertEquals("{\"status\":\"error\",\"message\":\"" + message + "\",\"error\":\"" + message
                + "\",\"details\":{\"message\":\"" + message + "\"}}",
                refused(sent, "/api/v1/log/inference", "athina-api-key: ", "application/json"));
    }

    /** The connection ends with the answer. */
    private String refused(Sent sent, String path, String credential, String type) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + credential + tenant.key() + "\r\nContent-Type: "
                    + type + "\r\n" + sent.header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            sent.body(out, type);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 413 Request Entity Too Large\r\n"), answer);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    enum Sent {

        /** Nothing of it is sent. */
        ANNOUNCED("Content-Length: " + (LIMIT + 1)),

        /** One byte more than the limit is sent, and not that it ends there. */
        CHUNKED("Transfer-Encoding: chunked");

        static final String FORM = "multipart/form-data; boundary=here";
        private static final String FORM_HEAD = "--here\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";

        private final String header;

        Sent(String header) {
            this.header = header;
        }

        void body(OutputStream out, String type) throws IOException {
            if (this == CHUNKED) {
                String head = type.equals(FORM) ? FORM_HEAD : "";
                out.write((Integer.toHexString(head.length() + LIMIT + 1) + "\r\n" + head).getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[LIMIT + 1]);
            }
        }
    }
}
