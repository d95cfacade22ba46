package io.agentaquarkus.testsupport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A server that speaks as OpenAI does: it answers what a test has told it to, and keeps what it was asked. */
public class FakeModels implements QuarkusTestResourceLifecycleManager {

    private static final List<JsonObject> ASKED = new CopyOnWriteArrayList<>();
    private static final List<String> KEYS = new CopyOnWriteArrayList<>();
    private static final Deque<Answer> ANSWERS = new ArrayDeque<>();

    private static Vertx vertx;
    private static HttpServer server;

    private record Answer(int status, String body) {
    }

    /** Its address, up to the version. */
    public static String url() {
        return "http://localhost:" + server.actualPort() + "/v1";
    }

    public static void forget() {
        ASKED.clear();
        KEYS.clear();
        synchronized (ANSWERS) {
            ANSWERS.clear();
        }
    }

    /** The bodies of all requests, in their order. */
    public static List<JsonObject> asked() {
        return ASKED;
    }

    /** The {@code Authorization} of all requests, in their order. */
    public static List<String> keys() {
        return KEYS;
    }

    /** The next answer is this message. */
    public static void say(JsonObject message) {
        answer(200, new JsonObject().put("id", "c").put("object", "chat.completion").put("model", "gpt-4o-mini")
                .put("choices", new JsonArray().add(new JsonObject().put("index", 0).put("finish_reason", "stop").put("message",
                        message)))
                .put("usage", new JsonObject().put("prompt_tokens", 20).put("completion_tokens", 5).put("total_tokens", 25))
                .encode());
    }

    public static void say(String text) {
        say(new JsonObject().put("role", "assistant").put("content", text));
    }

    /** The next answer calls a tool. */
    public static void call(String id, String tool, String arguments) {
        say(new JsonObject().put("role", "assistant").putNull("content").put("tool_calls", new JsonArray().add(new JsonObject()
                .put("id", id).put("type", "function").put("function", new JsonObject().put("name", tool).put("arguments",
                        arguments)))));
    }

    public static void answer(int status, String body) {
        synchronized (ANSWERS) {
            ANSWERS.add(new Answer(status, body));
        }
    }

    private static void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            KEYS.add(String.valueOf(request.getHeader("Authorization")));
            if (body.length() > 0) {
                ASKED.add(body.toJsonObject());
            }
            Answer answer;
            synchronized (ANSWERS) {
                answer = ANSWERS.isEmpty() ? new Answer(599, "{\"error\": {\"message\": \"The test told no answer.\"}}")
                        : ANSWERS.poll();
            }
            request.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json").end(answer.body());
        });
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer().requestHandler(FakeModels::serve).listen(0, "localhost").toCompletionStage()
                .toCompletableFuture().join();
        return Map.of("agenta.openai-url", url(), "agenta.insecure-egress-allowed", "true");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
