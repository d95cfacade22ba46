package io.agentaquarkus.grader;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.egress.Endpoint;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.json.WatchedText;
import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.Verdict;
import io.smallrye.mutiny.Uni;

/** Evaluations that call addresses (reference: athina-api, section 10): those that {@link EgressGuard} lets users call. */
@Singleton
class Addresses {

    private static final long TIMEOUT_MS = 10_000;
    private static final int LOOKS_MAX = 1_000_000;
    private static final Pattern LINK = Pattern.compile("(?!.*@)(?:https?://)?(?:www\\.)?\\S+\\.\\S+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Map<Integer, String> REFUSALS = Map.of(400, "The API takes the request for a mistake (400).", 401,
            "The API does not let this server in (401).", 500, "The API has failed (500).");

    private final EgressGuard guard;
    private final EgressClient client;

    Addresses(EgressGuard guard, EgressClient client) {
        this.guard = guard;
        this.client = client;
    }

    List<Grader> graders() {
        return List.of(new Grader("ApiCall", List.of("url"), this::call),
                new Grader("ContainsValidLink", List.of(), (project, row) -> link(row, false)),
                new Grader("NoInvalidLinks", List.of(), (project, row) -> link(row, true)));
    }

    private Uni<Verdict> call(UUID projectId, Arguments row) {
        JsonNode config = row.settings().json();
        ObjectNode body = config.get("payload") instanceof ObjectNode payload ? payload.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        body.set("response", row.required("response"));
        for (String name : List.of("query", "context", "expected_response")) {
            JsonNode value = row.optional(name);
            if (value != null && PythonValue.isTruthy(value)) {
                body.set(name, value);
            }
        }
        Map<String, String> headers = new HashMap<>();
        config.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        String url = row.settings().text("url");
        Endpoint endpoint = guard.admit(url)
                .orElseThrow(() -> new PresetFailure("config.url must not be called by this server: "
                        + url));
        return client.post(endpoint, headers, body.toString().getBytes(StandardCharsets.UTF_8), TIMEOUT_MS)
                .map(Addresses::judged).onFailure(failure -> !(failure instanceof PresetFailure))
                .recoverWithItem(failure -> Verdict.of(false, "The API could not be called: " + failure.getMessage()));
    }

    private static Verdict judged(EgressClient.Answer answer) {
        if (answer.status() != 200) {
            return Verdict.of(false,
                    REFUSALS.getOrDefault(answer.status(), "The API has answered with the status " + answer.status() + "."));
        }
        JsonNode json = PythonValue.parse(answer.body().toString(StandardCharsets.UTF_8));
        if (json == null || !json.isObject()) {
            return Verdict.of(false, "The API's answer is no JSON object.");
        }
        return Verdict.answered(json.path("result"), json.path("reason").asText());
    }

    /** @param none whether a text without a link is good */
    private Uni<Verdict> link(Arguments row, boolean none) {
        Optional<String> link = first(row.text("text"));
        if (link.isEmpty()) {
            return Uni.createFrom().item(Verdict.of(none, "No link found in output."));
        }
        String found = link.get();
        Optional<Endpoint> endpoint = guard.admit(found.matches("https?://.*") ? found : "http://" + found);
        if (endpoint.isEmpty()) {
            return Uni.createFrom().item(Verdict.of(false, "This server must not call the link, or cannot: " + found));
        }
        return client.head(endpoint.get(), TIMEOUT_MS).map(EgressClient.Answer::status).onFailure().recoverWithItem(0)
                .map(status -> Verdict.of(status == 200, (status == 200 ? "The link is valid: " : "The link is not valid: ")
                        + found));
    }

    private static Optional<String> first(String text) {
        try {
            Matcher matcher = LINK.matcher(new WatchedText(text, LOOKS_MAX));
            return matcher.find() ? Optional.of(text.substring(matcher.start(), matcher.end())) : Optional.empty();
        } catch (WatchedText.Exhausted tooLong) {
            throw new PresetFailure("The text is too long to be searched for links.");
        }
    }
}
