package io.agentaquarkus.revision;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a commit comes to.
 *
 * @param base the revision that it follows; null when there is none or the family does not ask
 * @param data of the new revision, or null
 */
public record Change(Revision base, ObjectNode data, List<Warning> warnings) {

    public static Change of(ObjectNode data) {
        return new Change(null, data, List.of());
    }

    public Change after(Revision other) {
        return new Change(other, data, warnings);
    }
}
