package io.agentaquarkus.model;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.vault.Secret;

/**
 * Where a model is called and with which key (reference: agenta-builtin-handlers, section 12). All providers are spoken to as
 * to OpenAI.
 *
 * @param model its name there
 * @param listed its name in lists of prices
 */
public record Connection(String baseUrl, String key, String model, String listed) {

    /** The first secret that fits; fails when there is none. */
    static Connection of(ModelCall call, List<Secret> secrets, ModelConfig config) {
        if (call.model() == null) {
            throw new ModelFailure("model: the prompt names no model, and neither does the request.");
        }
        String whole = call.provider() == null ? call.model() : call.provider() + "/" + call.model();
        for (Secret secret : secrets) {
            JsonNode data = secret.data();
            if (secret.kind().equals("custom_provider")) {
                for (JsonNode key : data.path("model_keys")) {
                    if (matches(key.asText(), whole, call.model())) {
                        return custom(data, key.asText(), config);
                    }
                }
            }
        }
        String family = family(call);
        for (Secret secret : secrets) {
            if (secret.kind().equals("provider_key") && secret.data().path("kind").asText().equals(family)) {
                return new Connection(base(family, config), secret.data().path("provider").path("key").asText(),
                        call.provider() == null && call.model().startsWith(family + "/")
                                ? call.model().substring(family.length() + 1)
                                : call.model(),
                        call.model());
            }
        }
        throw ModelFailure.of(ModelFailure.Reason.NO_KEY, "There is no key for the provider '" + family + "' of the model '"
                + call.model()
                + "'. Store one with POST /api/secrets/: {\"header\": {}, \"secret\": {\"kind\": \"provider_key\", \"data\":"
                + " {\"kind\": \"" + family + "\", \"provider\": {\"key\": \"…\"}}}}.");
    }

    /** {@code name/kind/model}, {@code name/model}, or the model alone. */
    private static boolean matches(String key, String whole, String model) {
        String[] parts = key.split("/", 3);
        return key.equals(whole) || parts.length == 3 && (whole.equals(parts[0] + "/" + parts[2]) || model.equals(parts[2]));
    }

    /** @param key of the model: {@code name/kind/model} */
    static Connection custom(JsonNode data, String key, ModelConfig config) {
        JsonNode provider = data.path("provider");
        String url = provider.hasNonNull("url") ? provider.get("url").asText() : base(data.path("kind").asText(), config);
        String secret = provider.path("key").asText(provider.path("extras").path("api_key").asText(""));
        String model = key.split("/", 3)[2];
        return new Connection(url, secret, model, model);
    }

    private static String family(ModelCall call) {
        if (call.provider() != null) {
            return call.provider().toLowerCase(Locale.ROOT).replace("mistralai", "mistral");
        }
        int slash = call.model().indexOf('/');
        String prefix = slash < 0 ? "" : call.model().substring(0, slash);
        return Providers.isFamily(prefix) ? prefix : Providers.OPENAI;
    }

    static String base(String family, ModelConfig config) {
        String base = Providers.base(family, config);
        if (base == null) {
            throw new ModelFailure(
                    "The provider '" + family + "' cannot be called by this server. Store it as a custom provider"
                            + " with the address of an OpenAI-compatible API.");
        }
        return base;
    }
}
