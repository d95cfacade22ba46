package io.agentaquarkus.contract;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts with a NUL character. JSON has a form for it, PostgreSQL has none, neither as text nor within JSON. */
final class NulText {

    private NulText() {
    }

    static void refuse(JsonNode value, Location location, Violations violations) {
        if (value.isTextual()) {
            refuse(value.textValue(), value, location, violations);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                refuse(value.get(i), location.at(i), violations);
            }
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                refuse(member.getKey(), member.getValue(), location.at(member.getKey()), violations);
                refuse(member.getValue(), location.at(member.getKey()), violations);
            }
        }
    }

    private static void refuse(String text, JsonNode input, Location location, Violations violations) {
        if (text.indexOf('\0') >= 0) {
            violations.value(location, "NUL characters (\\u0000) cannot be stored.", input);
        }
    }
}
