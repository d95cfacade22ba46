package io.agentaquarkus.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the built-in workflows take and give, as JSON Schemas. */
public final class Interfaces {

    private final Map<WorkflowUri, ObjectNode> schemas;

    private Interfaces(Map<WorkflowUri, ObjectNode> schemas) {
        this.schemas = schemas;
    }

    static Interfaces load() {
        Map<WorkflowUri, ObjectNode> schemas = new HashMap<>();
        Map<WorkflowUri, Integer> newest = new HashMap<>();
        for (String key : CatalogFiles.index("interfaces")) {
            ObjectNode file = CatalogFiles.object("interfaces/" + key);
            WorkflowUri uri = WorkflowUri.of(file).orElseThrow();
            ObjectNode defined = (ObjectNode) CatalogFiles.required(file, "schemas");
            schemas.put(uri, defined);
            int number = Integer.parseInt(uri.version().substring(1));
            if (newest.merge(uri.latest(), number, Math::max) == number) {
                schemas.put(uri.latest(), defined);
            }
        }
        return new Interfaces(Map.copyOf(schemas));
    }

    /**
     * The {@code schemas} of a workflow: {@code parameters}, {@code inputs} and {@code outputs}, each where it is defined.
     * Empty when the workflow, or this version of it, is not built in or leaves its schemas to the user. The caller owns
     * the copy that it gets.
     */
    public Optional<ObjectNode> of(WorkflowUri uri) {
        return Optional.ofNullable(schemas.get(uri)).map(ObjectNode::deepCopy);
    }
}
