package io.agentaquarkus.testset;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

/** The limits of the original are the defaults. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TestsetLimitsTest {

    private static final String TOO_MANY = "Testset exceeds the maximum count of 10000 testcases per testset.";
    private static final String TOO_LARGE = "Testset exceeds the maximum size of 10 MB per testset.";
    private static final int MB = 1 << 20;

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    Path uploads;

    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.shared();
    }

    @Test
    void requestsWithTooManyRowsAreRefused() {
        create(Collections.nCopies(10_001, Map.of("data", Map.of()))).body("detail", equalTo(TOO_MANY));
    }

    @Test
    void requestsWithTooLargeRowsAreRefused() {
        create(Collections.nCopies(11, Map.of("data", Map.of("a", "x".repeat(MB))))).body("detail", equalTo(TOO_LARGE));
    }

    @Test
    void filesWithTooManyRowsAreRefused() {
        upload("a\n" + "1\n".repeat(10_001), 400).body("detail",
                equalTo("Failed to parse testcases as JSON array: " + TOO_MANY));
    }

    @Test
    void filesThatAreALittleTooLargeAreRefused() {
        upload("a\n" + "x".repeat(10 * MB - 2), 200).body("count", equalTo(1));
        upload("a\n" + "x".repeat(10 * MB - 1), 400).body("detail", equalTo(TOO_LARGE));
    }

    @Test
    void filesThatAreMuchTooLargeAreRefusedBeforeTheyAreRead() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = "POST /api/simple/testsets/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: ApiKey "
                    + tenant.key()
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + 60 * MB + "\r\n\r\n--b";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 400 Bad Request", answer.readLine());
        }
        upload("a\n" + "x".repeat(12 * MB), 400).body("detail", equalTo(TOO_LARGE));
    }

    @Test
    void formsThatEndTooEarlyAreRefused() {
        tenant.request().contentType("multipart/form-data; boundary=b")
                .body("--b\r\nContent-Disposition: form-data; name=\"file\"; ".getBytes(StandardCharsets.US_ASCII))
                .post("/api/simple/testsets/upload").then().statusCode(400)
                .body("detail", equalTo("The form is incomplete: it ends before its last boundary."));
    }

    @Test
    void namesOfDownloadsCanBeAnyText() {
        String id = upload("a\n1\n", 200).extract().path("testset.id");
        for (String[] name : new String[][] { { "a-b_c.1", "attachment; filename=a-b_c.1.csv" },
                { "résumé 1", "attachment; filename*=UTF-8''r%C3%A9sum%C3%A9%201.csv" },
                { "a\r\nX: y", "attachment; filename*=UTF-8''a%0D%0AX%3A%20y.csv" } }) {
            tenant.request().queryParam("file_type", "csv").queryParam("file_name", name[0])
                    .post("/api/simple/testsets/" + id + "/download").then().statusCode(200)
                    .header("Content-Disposition", equalTo(name[1]));
        }
    }

    @Test
    void nothingOfARefusedFileIsLeft() {
        upload("a\n" + "x".repeat(10 * MB), 400);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            try (Stream<Path> left = Files.list(uploads)) {
                return left.findAny().isEmpty();
            }
        });
    }

    private ValidatableResponse create(List<?> rows) {
        return tenant.request().contentType("application/json")
                .body(Map.of("testset", Map.of("slug", "too-large", "data", Map.of("testcases", rows))))
                .post("/api/simple/testsets/").then().statusCode(400);
    }

    private ValidatableResponse upload(String csv, int status) {
        return tenant.request().multiPart("file", "rows.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/simple/testsets/upload").then().statusCode(status);
    }
}
