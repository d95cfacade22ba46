package io.agentaquarkus.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.egress.EgressClientFixture;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.json.ExactJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** Other servers are called as they should be, and whatever they answer becomes a result or an honest failure. */
class WebhookTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicReference<String> RECEIVED = new AtomicReference<>();
    private static HttpServer server;

    @BeforeAll
    static void serve() {
        server = VERTX.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            RECEIVED.set(request.method() + " " + request.path() + " " + request.host() + " " + request.getHeader("x-mine")
                    + " " + body);
            switch (request.path()) {
                case "/moved" -> request.response().setStatusCode(302).putHeader("Location", "/number").end("elsewhere");
                case "/large" -> request.response().end("\"" + "a".repeat(1024 * 1024) + "\"");
                case "/broken" -> request.connection().close();
                default -> request.response().end(request.getParam("answer", ""));
            }
        })).listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "0.5 | {\"score\":0.5,\"success\":true}", "0 | {\"score\":0,\"success\":false}",
            "true | {\"score\":true,\"success\":true}", "{\"a\":1.0} | {\"a\":1.0}", "\"good\" | \"good\"" })
    void whatItAnswersIsTheResult(String answer, String outputs) {
        assertEquals(outputs, evaluate("/x?answer=" + encoded(answer)));
        assertEquals(
                "POST /x localhost:" + server.actualPort() + " null {\"inputs\":{\"a\":1},\"output\":\"{\\\"b\\\": 1.0}\"}",
                RECEIVED.get());
    }

    @Test
    void failuresAreTold() {
        assertFails(302, "custom-hook-server-error", "elsewhere", "/moved");
        assertFails(500, "custom-hook-client-error", "Webhook response exceeded size limit.", "/large");
        assertFails(500, "custom-hook-client-error", "Connection was closed", "/broken");
        assertFails(500, "custom-hook-client-error", "The webhook's answer is no JSON.", "/x?answer=oops");
        assertFails(400, "invalid-outputs", "Invalid outputs:\nExpected '['dict', 'str']'\nGot ('NoneType') 'None'.",
                "/x?answer=null");
    }

    @Test
    void aHookIsCalledWithItsHeadersAndGivesTextWhenItIsNoJson() {
        ObjectNode revision = ExactJson.MAPPER.createObjectNode().put("url", url("/hook/"));
        revision.putObject("headers").put("x-mine", 5).put("Host", "other").put("Content-Length", "1");
        Hook hook = new Hook(new EgressGuard(true), EgressClientFixture.of(VERTX));
        Invocation invocation = Invocation.of(
                ExactJson.read("{\"inputs\":{\"a\":1},\"parameters\":{\"p\":2},\"outputs\":\"o\"}"),
                revision);
        hook.admit(invocation);
        assertEquals("\"\"", hook.handle(invocation).await().indefinitely().outputs().toString());
        assertEquals("POST /hook/invoke localhost:" + server.actualPort()
                + " 5 {\"inputs\":{\"a\":1},\"parameters\":{\"p\":2},\"outputs\":\"o\"}", RECEIVED.get());
    }

    private static void assertFails(int code, String type, String message, String path) {
        HandlerFailure failure = assertThrows(HandlerFailure.class, () -> evaluate(path));
        assertEquals(code + " " + type + " " + message,
                failure.code() + " " + failure.type().substring(failure.type().lastIndexOf(':') + 1) + " "
                        + failure.getMessage());
    }

    private static String evaluate(String path) {
        Webhook webhook = new Webhook(new EgressGuard(true), EgressClientFixture.of(VERTX));
        ObjectNode data = ExactJson.readObject("{\"inputs\":{\"a\":1},\"outputs\":{\"b\":1.0}}".getBytes());
        data.putObject("parameters").put("webhook_url", url(path));
        return webhook.evaluate(Invocation.of(data, data.objectNode())).await().indefinitely().outputs().toString();
    }

    private static String url(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
