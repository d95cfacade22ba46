package io.agentaquarkus.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.DataPath;

/** Takes out of a target what an embed asks for. */
final class EmbedSelection {

    private static final String PARAMETERS = "parameters";
    private static final String SNIPPET_PATH = "prompt.messages.0.content";

    private EmbedSelection() {
    }

    /** @param data of the target, as far as its own embeds have been replaced */
    static JsonNode of(Embed embed, Target target, ObjectNode data) {
        if (embed.syntax() == Syntax.SNIPPET) {
            return snippet(embed, target, data);
        }
        return embed.hasPath() ? at(data, embed.path()) : data;
    }

    /** Without a path it is the first message, with an empty one the revision as a whole. */
    private static JsonNode snippet(Embed embed, Target target, ObjectNode data) {
        if (embed.path() != null && embed.path().isEmpty()) {
            return WholeRevision.of(target.family(), target.revision(), data);
        }
        if (!data.has(PARAMETERS)) {
            throw EmbedError.noPath("data." + PARAMETERS);
        }
        return at(data, PARAMETERS + "." + (embed.path() == null ? SNIPPET_PATH : embed.path()));
    }

    private static JsonNode at(ObjectNode data, String path) {
        return DataPath.find(data, path).orElseThrow(() -> EmbedError.noPath(path));
    }
}
