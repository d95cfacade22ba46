package io.agentaquarkus.workflow;

import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether two values say the same: what is null, blank or an empty object says nothing. 1.0 does not say 1. */
final class Content {

    private Content() {
    }

    /** Either may be null. */
    static boolean isSame(JsonNode a, JsonNode b) {
        boolean silent = isSilent(a);
        if (silent || isSilent(b)) {
            return silent && isSilent(b);
        }
        if (a.isObject() && b.isObject()) {
            return isSameObject(a, b);
        }
        if (a.isArray() && b.isArray()) {
            return isSameList(a, b);
        }
        return a.isNumber() && b.isNumber() ? isSameNumber(a, b) : a.equals(b);
    }

    /** Whole numbers and others stay what they are, since users' code and schemas tell them apart. */
    private static boolean isSameNumber(JsonNode a, JsonNode b) {
        return a.isIntegralNumber() == b.isIntegralNumber() && a.decimalValue().compareTo(b.decimalValue()) == 0;
    }

    private static boolean isSameObject(JsonNode a, JsonNode b) {
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            if (!isSame(member.getValue(), b.get(member.getKey()))) {
                return false;
            }
        }
        return b.properties().stream().allMatch(member -> a.has(member.getKey()) || isSilent(member.getValue()));
    }

    /** The place of an element says something too. */
    private static boolean isSameList(JsonNode a, JsonNode b) {
        Iterator<JsonNode> others = b.iterator();
        for (JsonNode element : a) {
            if (!others.hasNext() || !isSame(element, others.next())) {
                return false;
            }
        }
        return !others.hasNext();
    }

    private static boolean isSilent(JsonNode value) {
        if (value == null || value.isNull() || value.isTextual() && value.textValue().isBlank()) {
            return true;
        }
        return value.isObject() && value.properties().stream().allMatch(member -> isSilent(member.getValue()));
    }
}
