package io.agentaquarkus.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The roles that a workflow has by its URI, until its owner says otherwise. */
public final class RoleTable {

    private static final Roles NONE = new Roles(false, false, false);
    /** Data without a URI is what people fill in by hand. */
    private static final Roles WITHOUT_URI = new Roles(false, true, false);

    private final Map<String, Roles> managed = new HashMap<>();

    private RoleTable() {
    }

    static RoleTable load() {
        RoleTable table = new RoleTable();
        CatalogFiles.object("roles").properties()
                .forEach(entry -> table.managed.put(entry.getKey(), roles(entry.getValue())));
        return table;
    }

    /**
     * @param data a revision's data, or null
     * @return empty when the URI names a workflow of this server that does not exist, whatever its version: such data must
     *         be refused
     */
    public Optional<Roles> of(JsonNode data) {
        return WorkflowUri.of(data).map(this::of).orElse(Optional.of(WITHOUT_URI));
    }

    Optional<Roles> of(WorkflowUri uri) {
        return uri.isManaged() ? Optional.ofNullable(managed.get(uri.kind() + ":" + uri.key())) : Optional.of(NONE);
    }

    private static Roles roles(JsonNode names) {
        Set<String> roles = new HashSet<>();
        names.forEach(name -> roles.add(name.textValue()));
        return new Roles(roles.contains("application"), roles.contains("evaluator"), roles.contains("snippet"));
    }
}
