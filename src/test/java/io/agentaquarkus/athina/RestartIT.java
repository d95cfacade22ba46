package io.agentaquarkus.athina;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.testsupport.PackagedServer;

/**
 * What asks models outlives the server: after a kill the rest is executed, what was stored is kept and not asked for again, and
 * several servers on one database share it.
 */
class RestartIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 6;
    private static final int ANSWERED = 3;
    private static final String VERDICT = "{\"result\": \"Pass\", \"explanation\": \"kind\"}";

    @TempDir
    Path data;

    @TempDir
    Path other;

    private FakeModel model;

    @BeforeEach
    void serve() {
        model = new FakeModel();
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void afterAKillTheRestIsExecutedAndWhatWasStoredIsKept() {
        Set<String> ofTheExperiment = ConcurrentHashMap.newKeySet();
        Set<String> ofTheEvaluation = ConcurrentHashMap.newKeySet();
        model.saysLater(call -> {
            Set<String> answered = isOfTheEvaluation(call) ? ofTheEvaluation : ofTheExperiment;
            synchronized (answered) {
                return answered.size() < ANSWERED && answered.add(call.message(-1))
                        ? CompletableFuture.completedFuture(answer(call))
                        : new CompletableFuture<>();
            }
        });
        PackagedServer killed = PackagedServer.start(data, settings(8));
        String experiment = experiment(killed);
        String evaluation = evaluation(killed);
        await().atMost(PATIENCE).until(() -> done(killed, experiment).size() == ANSWERED
                && stored(killed, evaluation) == ANSWERED);
        Map<Integer, String> kept = done(killed, experiment);
        killed.kill();

        model.says(RestartIT::answer);
        model.calls();
        try (PackagedServer restarted = PackagedServer.start(data, settings(8))) {
            awaitEnd(restarted, experiment);
            Map<Integer, String> all = done(restarted, experiment);
            assertEquals(ROWS, all.size());
            kept.forEach((row, run) -> assertEquals(run, all.get(row)));
            JsonNode request = await().atMost(PATIENCE).until(
                    () -> get(restarted, "/api/v1/eval/eval-request-id/" + evaluation),
                    found -> !found.path("status").asText().equals("running"));
            assertEquals("completed", request.path("status").asText());
            assertEquals(IntStream.rangeClosed(1, ROWS).boxed().toList(), request.findValues("row_no").stream()
                    .map(JsonNode::intValue).toList());
            assertTrue(request.findValues("passed").stream().allMatch(JsonNode::booleanValue), request::toString);
            List<String> asked = model.calls().stream().map(call -> call.message(-1)).toList();
            Set<String> expected = IntStream.range(0, ROWS).boxed()
                    .flatMap(i -> List.of("city " + i, "Is text " + i + " kind?").stream()).collect(Collectors.toSet());
            expected.removeAll(ofTheExperiment);
            expected.removeAll(ofTheEvaluation);
            assertEquals(expected, new HashSet<>(asked));
            assertEquals(expected.size(), asked.size(), "what was asked twice: " + asked);
        }
    }

    /** Each works on one row at a time, so two rows at a time are of two servers. */
    @Test
    void serversShareAnExperimentAndTakeOverFromOneThatIsKilled() throws IOException {
        Set<CompletableFuture<String>> held = ConcurrentHashMap.newKeySet();
        model.saysLater(call -> {
            CompletableFuture<String> later = new CompletableFuture<>();
            held.add(later);
            return later;
        });
        try (PackagedServer first = PackagedServer.start(data, settings(1))) {
            String experiment;
            Map<String, String> settings = new HashMap<>(settings(1));
            settings.put("DATABASE_URL", Files.readString(data.resolve("database-url")).strip());
            PackagedServer second = PackagedServer.start(other, settings);
            try {
                experiment = experiment(first);
                await().atMost(PATIENCE).until(() -> held.size() == 2);
            } finally {
                second.kill();
            }
            List<String> underWay = model.calls().stream().map(call -> call.message(-1)).toList();
            model.says(RestartIT::answer);
            held.forEach(later -> later.complete("AT LAST"));
            awaitEnd(first, experiment);
            assertEquals(ROWS, done(first, experiment).size());
            List<String> asked = model.calls().stream().map(call -> call.message(-1)).toList();
            assertEquals(ROWS - 1, asked.size(), "the rest, and the row of the server that was killed: " + asked);
            assertEquals(1, underWay.stream().filter(asked::contains).count());
        }
    }

    private static boolean isOfTheEvaluation(FakeModel.Call call) {
        return call.message(-1).startsWith("Is ");
    }

    private static String answer(FakeModel.Call call) {
        return isOfTheEvaluation(call) ? VERDICT : call.message(-1).toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> settings(int concurrency) {
        return Map.of("AGENTA_INSECURE_EGRESS_ALLOWED", "true", "AGENTA_EVALUATION_LEASE", "2s",
                "AGENTA_EVALUATION_CONCURRENCY", String.valueOf(concurrency), "AGENTA_CRYPT_KEY", "the same for all servers");
    }

    private String experiment(PackagedServer server) {
        post(server, "/api/secrets/", model.secret("/v1"));
        String rows = IntStream.range(0, ROWS).mapToObj(i -> "{\"city\": \"city " + i + "\"}").collect(Collectors.joining(","));
        String dataset = post(server, "/api/v1/dataset_v2",
                "{\"source\": \"api\", \"name\": \"cities\", \"dataset_rows\": [" + rows + "]}").path("id").textValue();
        return post(server, "/api/v1/experiments", "{\"name\": \"compared\", \"dataset_id\": \"" + dataset + "\", \"variants\":"
                + " [{\"name\": \"own\", \"prompt\": [{\"role\": \"user\", \"content\": \"{{city}}\"}], \"model\": \"gpt-4o\"}],"
                + " \"evals\": [{\"name\": \"LengthLessThan\", \"config\": {\"max_length\": 20}}]}").path("id").textValue();
    }

    private String evaluation(PackagedServer server) {
        String rows = IntStream.range(0, ROWS).mapToObj(i -> "{\"response\": \"text " + i + "\"}")
                .collect(Collectors.joining(","));
        return post(server, "/api/v1/eval/run", "{\"model\": \"gpt-4o\", \"rows\": [" + rows + "], \"evals\": [{\"name\":"
                + " \"CustomPrompt\", \"config\": {\"eval_prompt\": \"Is {{response}} kind?\", \"output_type\": \"boolean\"}}]}")
                .path("eval_request_id").textValue();
    }

    /** The logs of the rows that have been called and judged, by their numbers. */
    private static Map<Integer, String> done(PackagedServer server, String experiment) {
        Map<Integer, String> done = new HashMap<>();
        get(server, "/api/v1/experiments/" + experiment).path("rows").forEach(row -> {
            JsonNode cell = row.path("variants").path("own");
            if (cell.path("evals").path("LengthLessThan").path("passed").booleanValue()) {
                done.put(row.get("row_no").intValue(), cell.get("prompt_run_id").textValue());
            }
        });
        return done;
    }

    private static int stored(PackagedServer server, String run) {
        return post(server, "/api/evaluations/results/query", "{\"result\": {\"run_id\": \"" + run + "\"}}").get("count")
                .intValue();
    }

    private static void awaitEnd(PackagedServer server, String experiment) {
        JsonNode ended = await().atMost(PATIENCE).until(() -> get(server, "/api/v1/experiments/" + experiment),
                found -> !found.path("status").asText().equals("running"));
        assertEquals("completed", ended.path("status").asText(), ended::toString);
    }

    private static JsonNode get(PackagedServer server, String path) {
        return sent(server, HttpRequest.newBuilder(URI.create(server.host() + path)));
    }

    private static JsonNode post(PackagedServer server, String path, String body) {
        return sent(server, HttpRequest.newBuilder(URI.create(server.host() + path))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode sent(PackagedServer server, HttpRequest.Builder request) {
        HttpResponse<String> answer = server.send(request.header("Authorization", "ApiKey " + server.key())
                .header(AthinaSurface.KEY_HEADER, server.key()).build());
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
