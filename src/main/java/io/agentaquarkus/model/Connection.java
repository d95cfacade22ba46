package io.agentaquarkus.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.vault.Secret;

/**
 * Where a model is called and with which key (reference: agenta-builtin-handlers, section 12). All providers are spoken to as
 * to OpenAI.
 *
 * @param model its name there
 */
record Connection(String baseUrl, String key, String model) {

    private static final String OPENAI = "openai";

    private static final Map<String, String> BASES = Map.ofEntries(Map.entry(OPENAI, "https://api.openai.com/v1"),
            Map.entry("anthropic", "https://api.anthropic.com/v1"), Map.entry("groq", "https://api.groq.com/openai/v1"),
            Map.entry("mistral", "https://api.mistral.ai/v1"), Map.entry("deepinfra", "https://api.deepinfra.com/v1/openai"),
            Map.entry("together_ai", "https://api.together.xyz/v1"), Map.entry("openrouter", "https://openrouter.ai/api/v1"),
            Map.entry("perplexityai", "https://api.perplexity.ai"),
            Map.entry("cohere", "https://api.cohere.ai/compatibility/v1"),
            Map.entry("minimax", "https://api.minimax.io/v1"),
            Map.entry("gemini", "https://generativelanguage.googleapis.com/v1beta/openai"));

    /** The first secret that fits; fails when there is none. */
    static Connection of(ModelCall call, List<Secret> secrets) {
        if (call.model() == null) {
            throw new ModelFailure("model: the prompt names no model, and neither does the request.");
        }
        String whole = call.provider() == null ? call.model() : call.provider() + "/" + call.model();
        for (Secret secret : secrets) {
            JsonNode data = secret.data();
            if (secret.kind().equals("custom_provider")) {
                for (JsonNode key : data.path("model_keys")) {
                    if (matches(key.asText(), whole, call.model())) {
                        return custom(data, key.asText());
                    }
                }
            }
        }
        String family = family(call);
        for (Secret secret : secrets) {
            if (secret.kind().equals("provider_key") && secret.data().path("kind").asText().equals(family)) {
                return new Connection(base(family), secret.data().path("provider").path("key").asText(),
                        call.provider() == null && call.model().startsWith(family + "/")
                                ? call.model().substring(family.length() + 1)
                                : call.model());
            }
        }
        throw new ModelFailure("There is no key for the provider '" + family + "' of the model '" + call.model()
                + "'. Store one with POST /api/secrets/: {\"header\": {}, \"secret\": {\"kind\": \"provider_key\", \"data\":"
                + " {\"kind\": \"" + family + "\", \"provider\": {\"key\": \"…\"}}}}.");
    }

    /** {@code name/kind/model}, {@code name/model}, or the model alone. */
    private static boolean matches(String key, String whole, String model) {
        String[] parts = key.split("/", 3);
        return key.equals(whole) || parts.length == 3 && (whole.equals(parts[0] + "/" + parts[2]) || model.equals(parts[2]));
    }

    private static Connection custom(JsonNode data, String key) {
        JsonNode provider = data.path("provider");
        String url = provider.hasNonNull("url") ? provider.get("url").asText() : base(data.path("kind").asText());
        String secret = provider.path("key").asText(provider.path("extras").path("api_key").asText(""));
        return new Connection(url, secret, key.split("/", 3)[2]);
    }

    private static String family(ModelCall call) {
        if (call.provider() != null) {
            return call.provider().toLowerCase(Locale.ROOT).replace("mistralai", "mistral");
        }
        int slash = call.model().indexOf('/');
        String prefix = slash < 0 ? "" : call.model().substring(0, slash);
        return BASES.containsKey(prefix) ? prefix : OPENAI;
    }

    private static String base(String family) {
        String base = BASES.get(family);
        if (base == null) {
            throw new ModelFailure(
                    "The provider '" + family + "' cannot be called by this server. Store it as a custom provider"
                            + " with the address of an OpenAI-compatible API.");
        }
        return base;
    }
}
