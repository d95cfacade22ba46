package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Warning;

/** The data while a delta is applied to it, and what there is to tell about that. */
final class Draft {

    private final ObjectNode data;
    private final List<Warning> warnings = new ArrayList<>();
    private final Set<ArrayNode> touched = Collections.newSetFromMap(new IdentityHashMap<>());
    private Integer operationIndex;
    private JsonNode target;

    /** @param base null for nothing yet; it is not changed */
    Draft(ObjectNode base) {
        this.data = base == null ? JsonNodeFactory.instance.objectNode() : base.deepCopy();
    }

    ObjectNode data() {
        return data;
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** What follows belongs to this operation. */
    void begin(int index, JsonNode itsTarget) {
        operationIndex = index;
        target = itsTarget;
    }

    void warn(String code, String message) {
        warn(new Warning(code, message, target, operationIndex));
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    /** A value as it may be put into the data. */
    JsonNode admitted(JsonNode value) {
        Markers.check(value);
        JsonNode stripped = Guidance.stripped(value);
        if (stripped != value) {
            warn("platform_guidance_stripped", "Passages of the platform's own guidance were left out of the text.");
        }
        return stripped;
    }

    /** An operation has addressed the list by the names of its entries, so they must be unique. */
    void touch(KeyedList list) {
        touched.add(list.entries());
    }

    boolean isTouched(ArrayNode list) {
        return touched.contains(list);
    }

    /** A field gets another value. What is to be said of lists of entries with names in it is said here. */
    void replace(String name, JsonNode before, JsonNode after) {
        WholeLists.replaced(name, before, after).forEach(path -> {
            ArrayNode place = target.deepCopy();
            path.subList(1, path.size()).forEach(place::add);
            warn(WholeLists.warning(place, operationIndex));
        });
        if (EmbeddedEntries.areIn(name, after)) {
            warn(EmbeddedEntries.CODE, EmbeddedEntries.MESSAGE);
        }
    }
}
