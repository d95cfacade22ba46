package io.agentaquarkus.span.otlp.mapping;

import java.util.Map;

import io.agentaquarkus.json.JsonTree;

/** Our own attributes, below {@code ag.}, as the SDK writes them: values that OTLP has no form for carry a tag. */
final class Agenta {

    private static final String JSON = "@ag.type=json:";
    private static final String NONE = "@ag.type=none:";

    private static final Rules RULES = new Rules();

    static {
        for (String group : new String[] { "data", "metrics", "flags", "meta", "refs", "type", "session", "user",
                "agent" }) {
            RULES.prefixed("ag." + group + ".", (key, value, ag) -> ag.put(key.substring(3), decoded(value)));
        }
    }

    private Agenta() {
    }

    static void apply(Map<String, Object> attributes, Mapped ag) {
        RULES.apply(attributes, ag);
    }

    /** A tagged text that is not valid JSON stays as it is; it concerns no other attribute. */
    private static Object decoded(Object value) {
        if (value instanceof String text && text.startsWith("@ag.type=")) {
            if (text.startsWith(NONE)) {
                return null;
            }
            if (text.startsWith(JSON)) {
                try {
                    return JsonTree.read(text.substring(JSON.length()));
                } catch (IllegalArgumentException notJson) {
                    return value;
                }
            }
        }
        return value;
    }
}
