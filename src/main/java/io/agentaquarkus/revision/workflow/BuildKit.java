package io.agentaquarkus.revision.workflow;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.CodedProblem;

/** The one workflow that nothing may embed. */
final class BuildKit {

    private static final String SLUG = "__ag__build_kit";
    private static final Pattern EMBED_IN_TEXT = Pattern.compile("(@ag\\.embed\\[|@\\{\\{)[^\\n]*?\\.slug[=:]" + SLUG + "\\b");

    private BuildKit() {
    }

    /** Fails with 400 when the data embeds it. */
    static void requireNotEmbedded(JsonNode data) {
        if (data.isTextual() ? EMBED_IN_TEXT.matcher(data.textValue()).find() : isReferenced(data.path("@ag.references"))) {
            throw new CodedProblem(400, "non_embeddable_reference", "'" + SLUG + "' cannot be embedded.", false,
                    "Remove the embed, or copy the content that you need.", Map.of());
        }
        data.forEach(BuildKit::requireNotEmbedded);
    }

    private static boolean isReferenced(JsonNode references) {
        for (JsonNode reference : references) {
            if (SLUG.equals(reference.path("slug").textValue())) {
                return true;
            }
        }
        return false;
    }
}
