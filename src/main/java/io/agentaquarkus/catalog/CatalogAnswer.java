package io.agentaquarkus.catalog;

import java.util.Collection;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The envelopes of the catalogue. */
final class CatalogAnswer {

    private CatalogAnswer() {
    }

    /** {@code {"count": 2, "templates": [ … ]}} */
    static ObjectNode list(String name, Collection<ObjectNode> found) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", found.size());
        answer.putArray(name).addAll(found);
        return answer;
    }

    /** {@code {"count": 1, "template": { … }}}, or {@code {"count": 0}}. */
    static ObjectNode one(String name, Optional<ObjectNode> found) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", found.isPresent() ? 1 : 0);
        found.ifPresent(entry -> answer.set(name, entry));
        return answer;
    }
}
