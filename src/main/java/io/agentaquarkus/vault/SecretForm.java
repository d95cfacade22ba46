package io.agentaquarkus.vault;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is kept of each kind of secret, and what it is called (reference: agenta-platform, sections 10.3 and 10.4). */
final class SecretForm {

    static final String PROVIDER_KEY = "provider_key";
    static final String CUSTOM_PROVIDER = "custom_provider";

    private static final Map<String, String> OLDER_KINDS = Map.of("mistralai", "mistral", "togetherai", "together_ai");

    private SecretForm() {
    }

    /** The data as it is kept. */
    static ObjectNode data(String kind, ObjectNode sent, String name) {
        ObjectNode data = sent.deepCopy();
        List.of("models", "harnesses").stream().filter(member -> data.path(member).isNull()).forEach(data::remove);
        if (kind.equals(PROVIDER_KEY) || kind.equals(CUSTOM_PROVIDER)) {
            data.put("kind", OLDER_KINDS.getOrDefault(data.path("kind").asText(), data.path("kind").asText()));
        }
        if (kind.equals(CUSTOM_PROVIDER)) {
            data.put("provider_slug", name);
            ArrayNode keys = data.putArray("model_keys");
            data.path("models").forEach(
                    model -> keys.add(name + "/" + data.get("kind").asText() + "/" + model.path("slug").asText()));
        }
        return data;
    }

    /** What the key of a provider is called that was given no name. */
    static String title(ObjectNode data) {
        return ProviderTitles.of(data.path("kind").asText());
    }

    /** A slug for a name, which no other has. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[^\\x00-\\x7F]", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s-]", "").strip().replaceAll("[-\\s]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain + "-" + UUID.randomUUID().toString().substring(24);
    }
}
