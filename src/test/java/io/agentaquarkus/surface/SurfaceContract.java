package io.agentaquarkus.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.surface.ApiDescription.ApiOperation;
import io.restassured.RestAssured;

/**
 * Holds the running server to a surface's own description: sends what follows from it, and takes no answer whose status it
 * does not name or whose body is not as it says.
 */
public final class SurfaceContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDescription description;
    private final String base;
    private final Credential credential;
    private final Function<String, JsonNode> known;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param base where its paths are: {@code /api/public}
     * @param known values that a call needs to succeed, by operation and place, such as
     *        {@code fetchTestset/testset_id}; null for all others
     */
    public SurfaceContract(ApiDescription description, String base, Credential credential, Function<String, JsonNode> known) {
        this.description = description;
        this.base = base;
        this.credential = credential;
        this.known = known;
    }

    public static Stream<String> operations(ApiDescription description) {
        return description.operations().stream().map(ApiOperation::id);
    }

    /** The operations of the description that is served at a path. */
    public static Set<String> served(String path) {
        return RestAssured.given().get(path).then().extract().jsonPath()
                .<Map<String, Map<String, Map<String, Object>>>> get("paths").values().stream()
                .flatMap(operations -> operations.values().stream()).map(operation -> (String) operation.get("operationId"))
                .collect(Collectors.toSet());
    }

    /** Sends all cases of an operation; fails with all that was wrong. @return how many there were */
    public int hold(String operationId) throws IOException, InterruptedException {
        ApiOperation operation = description.operation(operationId);
        List<ApiCase> cases = new ApiCases(description, operation, credential, known).all();
        List<String> wrong = new ArrayList<>();
        for (ApiCase one : cases) {
            HttpResponse<byte[]> answer = send(one, credential);
            for (String mistake : mistakes(operation, one, answer)) {
                wrong.add(one.name() + ": " + one.method() + " " + one.path()
                        + (one.body() == null ? "" : " " + new String(one.body())) + "\n    " + answer.statusCode() + " "
                        + new String(answer.body()) + "\n    " + mistake);
            }
        }
        assertEquals("", String.join("\n", wrong), operationId);
        return cases.size();
    }

    /** Sends the ordinary call of an operation as somebody who may do nothing in the project; fails unless that is said. */
    public void refuse(String operationId, Credential other) throws IOException, InterruptedException {
        ApiOperation operation = description.operation(operationId);
        ApiCase ordinary = new ApiCases(description, operation, other, known).all().get(0);
        HttpResponse<byte[]> answer = send(ordinary, other);
        assertEquals(403, answer.statusCode(), () -> operationId + " " + new String(answer.body()));
        assertEquals(List.of(), mistakes(operation, ordinary.expecting(Set.of(403)), answer));
    }

    private List<String> mistakes(ApiOperation operation, ApiCase one, HttpResponse<byte[]> answer) throws IOException {
        int status = answer.statusCode();
        if (!one.statuses().contains(status)) {
            return List.of("expected " + one.statuses());
        }
        boolean isItself = one.method().equals(operation.method());
        if (isItself && !operation.statuses().contains(status)) {
            return List.of("the description has no " + status);
        }
        // What no operation answers is refused in the same shape as the call of one.
        JsonNode schema = isItself ? operation.answer(status) : operation.answer(401);
        if (schema.isMissingNode()) {
            return List.of();
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            return List.of("the answer is no JSON");
        }
        return description.mistakes(schema, JSON.readTree(answer.body()));
    }

    private HttpResponse<byte[]> send(ApiCase one, Credential who) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + base + one.path()))
                .method(one.method(),
                        one.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(one.body()));
        if (one.credential() != null) {
            request.header(who.header(), one.credential());
        }
        if (one.contentType() != null) {
            request.header("Content-Type", one.contentType());
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
