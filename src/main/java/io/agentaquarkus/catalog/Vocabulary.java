package io.agentaquarkus.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Definitions by key that schemas refer to: types by {@code x-ag-type-ref}, harnesses by {@code x-ag-harness-ref}. */
final class Vocabulary {

    private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();
    private final String member;

    /**
     * @param member what the definition is called beside the key
     */
    private Vocabulary(String member) {
        this.member = member;
    }

    static Vocabulary types() {
        Vocabulary types = new Vocabulary("json_schema");
        for (String key : CatalogFiles.index("types")) {
            ObjectNode schema = CatalogFiles.object("types/" + key);
            types.add(key, key.equals("model") ? ModelCosts.addTo(schema) : schema);
        }
        return types;
    }

    static Vocabulary harnesses() {
        Vocabulary harnesses = new Vocabulary("capabilities");
        CatalogFiles.object("harnesses").properties().forEach(entry -> harnesses.add(entry.getKey(), entry.getValue()));
        return harnesses;
    }

    /** In the order in which they are shown. */
    List<ObjectNode> all() {
        return List.copyOf(byKey.values());
    }

    Optional<ObjectNode> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    private void add(String key, JsonNode definition) {
        byKey.put(key, JsonNodeFactory.instance.objectNode().put("key", key).set(member, definition));
    }
}
