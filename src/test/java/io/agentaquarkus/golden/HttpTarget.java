package io.agentaquarkus.golden;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** A server reached by HTTP. */
final class HttpTarget implements Target {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String adminKey;

    /** @param base with the path below which the API is served, without a slash at the end */
    HttpTarget(URI base, String adminKey) {
        this.base = base;
        this.adminKey = adminKey;
    }

    @Override
    public Bindings newAccount(boolean seedDefaults) throws IOException {
        JsonNode account = Recording.JSON.valueToTree(Map.of("accounts", Map.of("user", Map.of(
                "user", Map.of("email", Bindings.fresh() + "@test.agenta.ai"),
                "options", Map.of("create_api_keys", true, "return_api_keys", true, "seed_defaults", seedDefaults)))));
        Answer answer = send(new Call("POST", "/admin/simple/accounts/",
                Map.of("Authorization", "Access " + adminKey, "Content-Type", "application/json"),
                Recording.JSON.writeValueAsBytes(account)));
        if (answer.status() != 200) {
            throw new IOException("There is no account: " + answer.status() + " " + answer.text());
        }
        JsonNode keys = Recording.JSON.readTree(answer.body()).at("/accounts/user/api_keys");
        return new Bindings().bind("${key:account}", keys.iterator().next().textValue().replaceFirst("^ApiKey ", ""))
                .bind("${key:admin}", adminKey);
    }

    @Override
    public Answer send(Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(call.path())).timeout(TIMEOUT).method(call.method(),
                call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().get(0))), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private URI address(String path) {
        return path.startsWith("//") ? base.resolve(path.substring(1)) : URI.create(base + path);
    }
}
