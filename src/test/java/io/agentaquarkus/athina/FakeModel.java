package io.agentaquarkus.athina;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A model's server that speaks as OpenAI does. Below {@code /limited} it refuses all calls. */
public final class FakeModel implements AutoCloseable {

    /** Lets the server under test call this one. */
    public static class OwnNetwork implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("agenta.insecure-egress-allowed", "true");
        }
    }

    /** @param key as it came in the header */
    public record Call(String key, JsonObject body) {

        /** The content of a message; negative numbers count from the end. */
        public String message(int number) {
            JsonArray messages = body.getJsonArray("messages");
            return messages.getJsonObject(Math.floorMod(number, messages.size())).getString("content");
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile Function<Call, CompletionStage<String>> says = call -> CompletableFuture
            .completedFuture("Nvidia designs GPUs.");

    public FakeModel() {
        server = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            request.response().putHeader("Content-Type", "application/json");
            if (request.path().startsWith("/limited")) {
                request.response().setStatusCode(429)
                        .end("{\"error\": {\"message\": \"Slow down\", \"type\": \"rate_limit_error\"}}");
                return;
            }
            Call call = new Call(request.getHeader("Authorization"), body.toJsonObject());
            calls.add(call);
            says.apply(call).thenAccept(text -> {
                JsonObject message = new JsonObject().put("role", "assistant").put("content", text);
                request.response().end(new JsonObject().put("id", "c").put("object", "chat.completion").put("model", "gpt-4o")
                        .put("choices", new JsonArray().add(
                                new JsonObject().put("index", 0).put("finish_reason", "stop").put("message", message)))
                        .put("usage",
                                new JsonObject().put("prompt_tokens", 20).put("completion_tokens", 5).put("total_tokens", 25))
                        .encode());
            });
        })).listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    public void says(Function<Call, String> answer) {
        says = call -> CompletableFuture.completedFuture(answer.apply(call));
    }

    /** As above; what never comes is a model that takes too long. */
    public void saysLater(Function<Call, CompletionStage<String>> answer) {
        says = answer;
    }

    /** The calls since it was asked before. */
    public Queue<Call> calls() {
        Queue<Call> taken = new ConcurrentLinkedQueue<>(calls);
        calls.removeAll(taken);
        return taken;
    }

    /** The custom provider {@code fake} of an account, with the model {@code gpt-4o}. */
    public void storeFor(Tenant tenant, String path) {
        tenant.request().contentType("application/json").body(secret(path)).post("/api/secrets/").then().statusCode(200);
    }

    /** The secret of that provider, as it is sent to be stored. */
    String secret(String path) {
        return "{\"header\": {\"name\": \"fake\"}, \"secret\": {\"kind\":"
                + " \"custom_provider\", \"data\": {\"kind\": \"custom\", \"provider\": {\"url\": \"" + address(path)
                + "\", \"key\": \"sk-fake\"}, \"models\": [{\"slug\": \"gpt-4o\"}]}}}";
    }

    String address(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
