package io.agentaquarkus.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.egress.Endpoint;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.vault.ProviderTitles;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Asks a provider for its models with a key, to find out whether it takes the key. */
@ApplicationScoped
class ProviderProbe {

    private static final long TIMEOUT_MS = 10_000;
    private static final String FAILED = "failed";
    private static final String UNSUPPORTED = "unsupported";

    /** Providers whose keys are no text that is sent along. */
    private static final List<String> SIGNED = List.of("bedrock", "sagemaker", "vertex_ai");
    private static final TreeSet<String> KINDS = new TreeSet<>(List.of("alephalpha", "anthropic", "anyscale", "azure",
            "bedrock",
            "cohere", "custom", "deepinfra", "gemini", "groq", "minimax", "mistral", "openai", "openrouter", "perplexityai",
            "sagemaker", "together_ai", "vertex_ai"));

    private final EgressGuard guard;
    private final EgressClient client;
    private final ModelConfig config;

    ProviderProbe(EgressGuard guard, EgressClient client, ModelConfig config) {
        this.guard = guard;
        this.client = client;
        this.config = config;
    }

    /**
     * What was found out.
     *
     * @param credential {@code valid}, {@code invalid} or {@code unknown}
     * @param message why the key is not known to be valid; null when it is
     * @param discovery {@code fetched}, {@code unsupported} or {@code failed}
     * @param models as the provider names them; empty when they were not fetched
     */
    record Finding(String credential, String message, String discovery, List<String> models) {

        static Finding invalid(String message) {
            return new Finding("invalid", message, FAILED, List.of());
        }

        static Finding unknown(String message, String discovery) {
            return new Finding("unknown", message, discovery, List.of());
        }
    }

    /** @param provider {@code key}, {@code url}, {@code extras} */
    Uni<Finding> of(String kind, JsonNode provider) {
        String family = Providers.family(kind);
        if (!KINDS.contains(family)) {
            throw new Problem(422, "'" + kind + "' is not a provider Agenta can test. Supported: " + String.join(", ", KINDS)
                    + ".");
        }
        String title = ProviderTitles.of(family);
        if (SIGNED.contains(family)) {
            return found(Finding.unknown(title + " takes no key that could be tested.", UNSUPPORTED));
        }
        String key = provider.path("key").asText(provider.path("extras").path("api_key").asText(""));
        if (key.isBlank()) {
            return found(Finding.invalid(title + " needs an API key to test."));
        }
        String base = provider.hasNonNull("url") ? provider.get("url").asText() : Providers.base(family, config);
        if (base == null) {
            return found(Finding.unknown(title + " needs a URL to test.", UNSUPPORTED));
        }
        return Uni.createFrom().item(() -> guard.admit(base.replaceAll("/+$", "") + "/models"))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(endpoint -> asked(title, endpoint, headers(family, key)));
    }

    private Uni<Finding> asked(String title, Optional<Endpoint> endpoint, Map<String, String> headers) {
        if (endpoint.isEmpty()) {
            return found(Finding.unknown("The address may not be called from this server, or its host is not known.", FAILED));
        }
        return client.get(endpoint.get(), headers, TIMEOUT_MS).map(answer -> read(title, answer))
                .onFailure().recoverWithItem(Finding.unknown(title + " did not answer.", FAILED));
    }

    private static Finding read(String title, EgressClient.Answer answer) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            return Finding.invalid(title + " does not accept this API key.");
        }
        if (status == 404 || status == 405) {
            return Finding.unknown(title + " has no list of models to test with.", UNSUPPORTED);
        }
        if (status / 100 != 2) {
            return Finding.unknown(title + " answered with status " + status + ".", FAILED);
        }
        JsonNode body = PythonValue.parse(answer.body().toString(StandardCharsets.UTF_8));
        JsonNode listed = body != null && body.isObject() ? body.path("data") : body;
        if (listed == null || !listed.isArray()) {
            return Finding.unknown(title + " answered with something else than its models.", FAILED);
        }
        List<String> models = new ArrayList<>();
        listed.forEach(model -> {
            if (model.path("id").isTextual()) {
                models.add(model.get("id").textValue());
            }
        });
        return new Finding("valid", null, "fetched", models);
    }

    private static Map<String, String> headers(String family, String key) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + key));
        if (family.equals("anthropic")) {
            headers.put("x-api-key", key);
            headers.put("anthropic-version", "2023-06-01");
        } else if (family.equals("azure")) {
            headers.put("api-key", key);
        }
        return headers;
    }

    private static Uni<Finding> found(Finding finding) {
        return Uni.createFrom().item(finding);
    }
}
