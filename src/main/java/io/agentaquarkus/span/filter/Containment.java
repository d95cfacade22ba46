package io.agentaquarkus.span.filter;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether one JSON value contains another, by the rules of PostgreSQL's {@code @>}. */
final class Containment {

    private Containment() {
    }

    static boolean contains(JsonNode whole, JsonNode part) {
        if (whole == null) {
            return false;
        }
        if (part.isObject()) {
            return whole.isObject() && part.properties().stream()
                    .allMatch((Map.Entry<String, JsonNode> member) -> contains(whole.get(member.getKey()), member.getValue()));
        }
        if (part.isArray()) {
            if (!whole.isArray()) {
                return false;
            }
            for (JsonNode wanted : part) {
                if (!hasElement(whole, wanted)) {
                    return false;
                }
            }
            return true;
        }
        return equal(whole, part);
    }

    private static boolean hasElement(JsonNode list, JsonNode wanted) {
        for (JsonNode element : list) {
            if (contains(element, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** 3 equals 3.0; a number never equals a text. */
    static boolean equal(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b);
    }
}
