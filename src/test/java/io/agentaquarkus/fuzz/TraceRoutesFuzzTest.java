package io.agentaquarkus.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Whatever is sent to the routes about traces is answered, and never with the server's own failure. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TraceRoutesFuzzTest {

    /** Generous: it is there to end what would not end. */
    private static final Duration ENDLESS = Duration.ofSeconds(60);
    private static final int REQUESTS = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = Tenant.create();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void requestsOfJson(int seed) throws Exception {
        Random random = new Random(seed);
        Mutation mutation = new Mutation(random);
        List<RecordedRequests.Sent> recorded = RecordedRequests.json();
        assertTrue(recorded.size() > 300, "recorded requests are missing");
        for (int i = 0; i < REQUESTS; i++) {
            RecordedRequests.Sent sent = recorded.get(random.nextInt(recorded.size()));
            JsonNode json = mutation.of(sent.json());
            byte[] body = json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            check(seed, sent.method(), sent.path(), "application/json", i % 8 == 0 ? mutation.of(body) : body);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 3 })
    void exports(int seed) throws Exception {
        Random random = new Random(seed);
        Mutation mutation = new Mutation(random);
        List<byte[]> recorded = RecordedRequests.exports();
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = mutation.of(recorded.get(random.nextInt(recorded.size())));
            check(seed, "POST", "/otlp/v1/traces", i % 5 == 0 ? "application/json" : "application/x-protobuf", body);
        }
    }

    private void check(int seed, String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api" + path))
                .timeout(ENDLESS).header("Authorization", "ApiKey " + tenant.key()).header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body)).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 500, () -> "seed " + seed + ": " + method + " " + path + " answered "
                + answer.statusCode() + " " + answer.body() + " to " + Base64.getEncoder().encodeToString(body));
    }
}
