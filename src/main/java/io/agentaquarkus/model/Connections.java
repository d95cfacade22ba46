package io.agentaquarkus.model;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.catalog.ModelFamilies;
import io.agentaquarkus.model.ModelFailure.Reason;
import io.agentaquarkus.vault.Secret;

/**
 * Which of a project's keys a call takes (reference: agenta-builtin-handlers, section 12.2). Fails with {@link ModelFailure}.
 */
@ApplicationScoped
public class Connections {

    private static final String PROVIDER_KEY = "provider_key";
    private static final String CUSTOM_PROVIDER = "custom_provider";

    private final ModelFamilies families;
    private final ModelConfig config;

    Connections(Catalog catalog, ModelConfig config) {
        this.families = catalog.models();
        this.config = config;
    }

    /**
     * @param model as the catalogue names it, or {@code name/kind/model} for one of a custom provider
     * @param slug of the connection that is to be taken; null for whichever fits
     * @param vault all secrets of the project
     */
    public Connection choose(String model, String slug, List<Secret> vault) {
        List<Secret> keys = vault.stream()
                .filter(secret -> secret.kind().equals(PROVIDER_KEY) || secret.kind().equals(CUSTOM_PROVIDER)).toList();
        if (keys.isEmpty()) {
            throw ModelFailure.noKey(model);
        }
        return slug == null ? fitting(model, keys) : named(model, slug, keys);
    }

    /** The newest key for OpenAI itself. */
    public Connection openAi(String model, List<Secret> vault) {
        return vault.stream().filter(secret -> isKeyOf(Providers.OPENAI, secret)).reduce((former, later) -> later)
                .map(secret -> ofFamily(Providers.OPENAI, model, secret)).orElseThrow(() -> ModelFailure.noKey(model));
    }

    private Connection named(String model, String slug, List<Secret> keys) {
        Secret secret = keys.stream().filter(key -> slug(key).equals(slug)).findFirst()
                .orElseThrow(() -> ModelFailure.of(Reason.UNKNOWN_CONNECTION, "No provider connection named '" + slug
                        + "'. Known connections: " + String.join(", ", keys.stream().map(Connections::slug).toList()) + "."));
        if (secret.kind().equals(CUSTOM_PROVIDER)) {
            if (!lists(secret, model)) {
                throw ModelFailure.noKey(model);
            }
            return Connection.custom(secret.data(), model, config);
        }
        String family = family(secret);
        Optional<String> own = families.of(model);
        if (own.isPresent() && !own.get().equals(family)) {
            throw ModelFailure.of(Reason.OTHER_FAMILY, "Connection '" + slug + "' provides '" + family
                    + "' credentials, which cannot run model '" + model + "' ('" + own.get() + "').");
        }
        return ofFamily(family, model, secret);
    }

    private Connection fitting(String model, List<Secret> keys) {
        Optional<Secret> custom = keys.stream().filter(key -> lists(key, model)).findFirst();
        Optional<String> family = families.of(model);
        if (family.isEmpty()) {
            return Connection.custom(custom.orElseThrow(() -> ModelFailure.noKey(model)).data(), model, config);
        }
        List<Secret> own = keys.stream().filter(key -> isKeyOf(family.get(), key)).toList();
        return own.stream().filter(key -> saves(key, family.get(), model)).findFirst()
                .or(() -> own.stream().filter(key -> key.data().path("models").isMissingNode()).findFirst())
                .or(() -> own.stream().findFirst())
                .map(key -> ofFamily(family.get(), model, key))
                .or(() -> custom.map(key -> Connection.custom(key.data(), model, config)))
                .orElseThrow(() -> ModelFailure.noKey(model));
    }

    private Connection ofFamily(String family, String model, Secret secret) {
        String key = secret.data().path("provider").path("key").asText("");
        if (key.isEmpty()) {
            throw ModelFailure.noKey(model);
        }
        return new Connection(Connection.base(family, config), key, Providers.bare(family, model),
                Providers.prefixed(family, model));
    }

    private static boolean isKeyOf(String family, Secret secret) {
        return secret.kind().equals(PROVIDER_KEY) && family(secret).equals(family);
    }

    private static String family(Secret secret) {
        return Providers.family(secret.data().path("kind").asText());
    }

    private static boolean saves(Secret secret, String family, String model) {
        for (JsonNode saved : secret.data().path("models")) {
            if (Providers.prefixed(family, saved.path("slug").asText()).equals(Providers.prefixed(family, model))) {
                return true;
            }
        }
        return false;
    }

    private static boolean lists(Secret secret, String model) {
        for (JsonNode key : secret.data().path("model_keys")) {
            if (key.asText().equals(model)) {
                return true;
            }
        }
        return false;
    }

    private static String slug(Secret secret) {
        return secret.slug() != null ? secret.slug()
                : secret.data().path(secret.kind().equals(PROVIDER_KEY) ? "kind" : "provider_slug").asText();
    }
}
