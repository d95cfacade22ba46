package io.agentaquarkus.embed;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Revision;

/**
 * A revision that embeds take something from. It may serve many embeds, so its data must not be changed.
 *
 * @param family as which it was named
 * @param data with nulls for what is not there
 * @param plain whether there is no embed in the data
 */
record Target(Family family, Revision revision, ObjectNode data, boolean plain) {

    static Target of(Family family, Revision revision) {
        ObjectNode data = DeclaredData.withNulls(family, revision.data());
        return new Target(family, revision, data, EmbedScanner.isPlain(data));
    }
}
