package io.agentaquarkus.embed;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonJson;

/** Looks up what an environment holds under a key. */
final class EnvironmentKey {

    private EnvironmentKey() {
    }

    /**
     * The references under a key, which may also be a path of keys with dots between, or the slug of an application's variant.
     *
     * @param data of the environment
     */
    static EmbedReferences references(ObjectNode data, String key) {
        if (!(data.get("references") instanceof ObjectNode held)) {
            throw EmbedError.missing("Key resolution requires revision.data.references; key='" + key + "'");
        }
        JsonNode bundle = bundle(held, key);
        if (bundle == null) {
            throw EmbedError.missing("Key '" + key + "' not found in references");
        }
        EmbedReferences references = EmbedReferences.read(bundle);
        if (references == null || references.isEmpty()) {
            throw EmbedError.noBundle(key, PythonJson.text(bundle));
        }
        return references;
    }

    /** The only key that there is. */
    static String only(ObjectNode data, Location at) {
        List<String> keys = new ArrayList<>();
        data.path("references").fieldNames().forEachRemaining(keys::add);
        if (keys.size() != 1) {
            throw EmbedError.noSingleKey(keys, at);
        }
        return keys.get(0);
    }

    private static JsonNode bundle(ObjectNode held, String key) {
        if (held.has(key)) {
            return held.get(key);
        }
        JsonNode nested = held;
        for (String step : key.split("\\.")) {
            nested = nested.path(step);
        }
        if (!nested.isMissingNode()) {
            return nested;
        }
        for (JsonNode bundle : held) {
            if (key.equals(bundle.path("application_variant").path("slug").textValue())) {
                return bundle;
            }
        }
        return null;
    }
}
