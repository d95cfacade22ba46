package io.agentaquarkus.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The description of this server as an OpenAPI document: the operations that it has, as the contract describes them.
 * Resources are written once for several families, so they cannot say it themselves; but only they know what there is.
 */
final class ServedDescription {

    private final JsonNode contract;
    private final String prefix;
    private final Predicate<String> isOwn;
    private final Map<String, String> paths = new HashMap<>();

    /**
     * @param prefix what paths of the server have in front of those of the contract
     * @param isOwn which paths of the server are to be described
     */
    ServedDescription(JsonNode contract, String prefix, Predicate<String> isOwn) {
        this.contract = contract;
        this.prefix = prefix;
        this.isOwn = isOwn;
        // Names of parameters may differ from method to method.
        contract.get("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> paths.put(key(method, path.getKey()), path.getKey())));
    }

    /**
     * Rewrites the document in place. Operations that the contract does not know stay as they are.
     *
     * @param found an OpenAPI document of all operations of the server, with components
     */
    void describe(ObjectNode found) {
        ObjectNode described = found.objectNode();
        found.get("paths").properties().stream().filter(path -> isOwn.test(path.getKey()))
                .forEach(path -> path.getValue().properties()
                        .forEach(operation -> describe(described, path.getKey().substring(prefix.length()), operation)));
        found.set("paths", described);
        ObjectNode components = found.withObjectProperty("components");
        components.set("securitySchemes", contract.get("components").get("securitySchemes"));
        components.set("schemas", used(described, components.path("schemas")));
        found.set("security", contract.get("security"));
        found.set("servers", contract.get("servers"));
    }

    private void describe(ObjectNode described, String path, Map.Entry<String, JsonNode> operation) {
        String known = paths.getOrDefault(key(operation.getKey(), path), "");
        JsonNode better = contract.get("paths").path(known).path(operation.getKey());
        described.withObjectProperty(better.isMissingNode() ? path : known).set(operation.getKey(),
                better.isMissingNode() ? operation.getValue() : better);
    }

    private static String key(String method, String path) {
        return method + " " + ContractDocument.anonymous(path);
    }

    private ObjectNode used(ObjectNode operations, JsonNode own) {
        Set<String> names = new TreeSet<>();
        collect(operations, own, names);
        ObjectNode used = operations.objectNode();
        names.forEach(name -> used.set(name, schema(name, own)));
        return used;
    }

    private void collect(JsonNode node, JsonNode own, Set<String> names) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(ContractDocument.SCHEMA)) {
            String name = reference.substring(ContractDocument.SCHEMA.length());
            if (names.add(name)) {
                collect(schema(name, own), own, names);
            }
        }
        node.forEach(part -> collect(part, own, names));
    }

    private JsonNode schema(String name, JsonNode own) {
        JsonNode schema = contract.get("components").get("schemas").get(name);
        return schema == null ? own.path(name) : schema;
    }
}
