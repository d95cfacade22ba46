package io.agentaquarkus.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The flags of a revision that follow from what it holds. What a client sends for them does not count. */
public final class RevisionFlags {

    private static final List<String> KEYS = List.of("llm", "hook", "code", "match", "feedback", "agent", "skill");
    private static final List<String> CONVERSATIONS = List.of("message", "messages");
    private static final String STATIC_PREFIX = "__ag__";

    private RevisionFlags() {
    }

    /**
     * The 14 flags from {@code is_managed} to {@code is_static}, in the order in which they are shown after the roles.
     *
     * @param data the revision's data, enriched or not; null for a revision without any
     * @param slug the revision's slug, or null
     */
    public static ObjectNode of(ObjectNode data, String slug) {
        Optional<WorkflowUri> uri = WorkflowUri.of(data);
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        flags.put("is_managed", is(uri, WorkflowUri::isManaged));
        flags.put("is_custom", is(uri, it -> it.kind().equals("custom")));
        KEYS.forEach(key -> flags.put("is_" + key, is(uri, it -> it.key().equals(key))));
        flags.put("is_chat", is(uri, it -> it.key().equals("chat")) || takesConversation(data));
        boolean skill = is(uri, WorkflowUri::isSkill);
        flags.put("has_url", !skill && (has(data, "url") || is(uri, it -> it.isManaged() && it.isComplete())));
        flags.put("has_script", !skill && has(data, "script"));
        // A handler registers in the process of an SDK, never here.
        flags.put("has_handler", false);
        flags.put("is_static", slug != null && slug.startsWith(STATIC_PREFIX));
        return flags;
    }

    private static boolean is(Optional<WorkflowUri> uri, Predicate<WorkflowUri> property) {
        return uri.filter(property).isPresent();
    }

    private static boolean has(ObjectNode data, String member) {
        return data != null && data.hasNonNull(member);
    }

    private static boolean takesConversation(ObjectNode data) {
        if (data != null) {
            for (JsonNode property : data.path("schemas").path("inputs").path("properties")) {
                if (CONVERSATIONS.contains(property.path("x-ag-type-ref").asText())) {
                    return true;
                }
            }
        }
        return false;
    }
}
