package io.agentaquarkus.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.egress.Endpoint;

/** Lets LangChain4j call only what users may make this server call. It waits for the answer, so no event loop may use it. */
final class EgressHttp implements HttpClient, HttpClientBuilder {

    private final EgressGuard guard;
    private final EgressClient client;
    private final Duration timeout;

    EgressHttp(EgressGuard guard, EgressClient client, Duration timeout) {
        this.guard = guard;
        this.client = client;
        this.timeout = timeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Endpoint endpoint = guard.admit(request.url()).orElseThrow(
                () -> new ModelFailure(
                        "The address " + request.url() + " may not be called from this server, or its host is not known."));
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, values) -> headers.put(name, values.get(0)));
        EgressClient.Answer answer = client
                .post(endpoint, headers, request.body().getBytes(StandardCharsets.UTF_8), timeout.toMillis())
                .onFailure().transform(failure -> ModelFailure.of(ModelFailure.Reason.UNREACHABLE,
                        endpoint.host() + " did not answer (" + failure.getMessage() + ")."))
                .await().atMost(timeout.plusSeconds(1));
        String body = answer.body().toString(StandardCharsets.UTF_8);
        if (answer.status() / 100 != 2) {
            throw new HttpException(answer.status(), body);
        }
        return SuccessfulHttpResponse.builder().statusCode(answer.status()).body(body).build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("No answer is streamed.");
    }

    @Override
    public Duration connectTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration other) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration other) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
