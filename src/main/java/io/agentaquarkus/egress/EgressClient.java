package io.agentaquarkus.egress;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** Calls addresses that were admitted. It follows no redirects, since nobody has admitted where they lead. */
@Singleton
public class EgressClient {

    private static final int CONNECT_MS = 5_000;
    private static final int ANSWER_BYTES_MAX = 1024 * 1024;

    private static final Set<String> OWN = Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te",
            "trailer", "expect");

    private final HttpClient client;

    EgressClient(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MS).setKeepAlive(false)
                .setForceSni(true));
    }

    public record Answer(int status, Buffer body) {
    }

    /**
     * Fails with {@link TooLarge} when the answer has more than a megabyte, and with what the connection failed with.
     *
     * @param headers further ones; those that the connection itself needs are left out
     * @param json the body, in UTF-8
     * @param timeoutMs for everything together
     */
    public Uni<Answer> post(Endpoint endpoint, Map<String, String> headers, byte[] json, long timeoutMs) {
        RequestOptions options = options(HttpMethod.POST, endpoint, headers, timeoutMs).putHeader("Content-Type",
                "application/json");
        return send(options, Buffer.buffer(json), timeoutMs);
    }

    /** As {@link #post}, without a body. */
    public Uni<Answer> get(Endpoint endpoint, Map<String, String> headers, long timeoutMs) {
        return send(options(HttpMethod.GET, endpoint, headers, timeoutMs), Buffer.buffer(), timeoutMs);
    }

    /** Asks whether there is something, with {@code HEAD}. Fails as above. */
    public Uni<Answer> head(Endpoint endpoint, long timeoutMs) {
        return send(options(HttpMethod.HEAD, endpoint, Map.of(), timeoutMs), Buffer.buffer(), timeoutMs);
    }

    private static RequestOptions options(HttpMethod method, Endpoint endpoint, Map<String, String> headers, long timeoutMs) {
        RequestOptions options = new RequestOptions().setMethod(method).setSsl(endpoint.isEncrypted())
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), endpoint.address().getHostAddress()))
                .setHost(endpoint.host()).setPort(endpoint.port()).setURI(endpoint.target()).setFollowRedirects(false)
                .setTimeout(timeoutMs);
        headers.forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                options.putHeader(name, value);
            }
        });
        return options;
    }

    private Uni<Answer> send(RequestOptions options, Buffer body, long timeoutMs) {
        return Uni.createFrom().completionStage(() -> client.request(options)
                .compose(request -> (body.length() == 0 ? request.send() : request.send(body)).compose(EgressClient::answer)
                        .onFailure(failure -> request.reset()))
                .toCompletionStage()).ifNoItem().after(Duration.ofMillis(timeoutMs)).fail();
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        Promise<Answer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > ANSWER_BYTES_MAX) {
                promise.tryFail(new TooLarge());
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> promise.tryComplete(new Answer(response.statusCode(), body)));
        return promise.future();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** The answer has more bytes than are read. */
    public static final class TooLarge extends RuntimeException {

        TooLarge() {
            super("Webhook response exceeded size limit.", null, false, false);
        }
    }
}
