package io.agentaquarkus.revision.workflow;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a workflow is used as. The artifact keeps the roles; its variants and revisions show them. */
public enum RoleFlags {

    IS_APPLICATION,
    IS_EVALUATOR,
    IS_SNIPPET;

    private static final List<RoleFlags> ALL = List.of(values());

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All three, as sent or false.
     *
     * @param sent may be null
     * @param forced the role that holds whatever was sent, or null
     */
    static ObjectNode all(JsonNode sent, RoleFlags forced) {
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        ALL.forEach(role -> flags.put(role.key(),
                role == forced || sent != null && sent.path(role.key()).booleanValue()));
        return flags;
    }

    static boolean isAnyIn(JsonNode sent) {
        return sent != null && ALL.stream().anyMatch(role -> sent.hasNonNull(role.key()));
    }

    /** The roles that are asked for; null for none. */
    static ObjectNode asked(JsonNode sent, RoleFlags forced) {
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        for (RoleFlags role : ALL) {
            if (sent != null && sent.hasNonNull(role.key())) {
                flags.set(role.key(), sent.get(role.key()));
            }
        }
        if (forced != null) {
            flags.put(forced.key(), true);
        }
        return flags.isEmpty() ? null : flags;
    }

    /** The flags without the roles; null when nothing is left. */
    static ObjectNode without(JsonNode sent) {
        if (sent == null || !sent.isObject()) {
            return null;
        }
        ObjectNode flags = sent.deepCopy();
        ALL.forEach(role -> flags.remove(role.key()));
        return flags.isEmpty() ? null : flags;
    }
}
