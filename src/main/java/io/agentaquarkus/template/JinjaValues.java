package io.agentaquarkus.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hubspot.jinjava.util.HasObjectTruthValue;

import io.agentaquarkus.json.PythonText;

/** JSON as the values that templates work with, and back. */
final class JinjaValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JinjaValues() {
    }

    /** JSON's null: unlike what is not there it is shown. */
    enum None implements HasObjectTruthValue {

        NONE;

        @Override
        public boolean getObjectTruthValue() {
            return false;
        }

        @Override
        public String toString() {
            return "None";
        }
    }

    static Map<String, Object> members(JsonNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }

    private static Object value(JsonNode json) {
        if (json.isObject()) {
            return members(json);
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(element -> list.add(value(element)));
            return list;
        }
        if (json.isIntegralNumber()) {
            return json.canConvertToLong() ? (Object) json.longValue() : json.bigIntegerValue();
        }
        return json.isNumber() ? (Object) json.doubleValue()
                : json.isBoolean() ? (Object) json.booleanValue() : json.isNull() ? None.NONE : json.asText();
    }

    /** As Python prints it. The library has null for a choice of which no side is taken, which is nothing. */
    static String text(Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw TemplateFailure.of("ZeroDivisionError", "division by zero");
        }
        return value == null || value instanceof JinjaUndefined ? "" : PythonText.printed(json(value));
    }

    static JsonNode json(Object value) {
        if (value == null || value instanceof None || value instanceof JinjaUndefined) {
            return JSON.nullNode();
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof BigInteger number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Number number) {
            boolean whole = number instanceof Long || number instanceof Integer || number instanceof Short;
            return whole ? JSON.numberNode(number.longValue()) : JSON.numberNode(number.doubleValue());
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, member) -> object.set(String.valueOf(name), json(member)));
            return object;
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return JSON.arrayNode().add(json(entry.getKey())).add(json(entry.getValue()));
        }
        if (value instanceof Iterable<?> elements) {
            ArrayNode array = JSON.arrayNode();
            elements.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Object[] elements) {
            return json(List.of(elements));
        }
        return JSON.textNode(value.toString());
    }

    /** What Python calls the type of a value. */
    static String type(Object value) {
        return PythonText.type(json(value));
    }
}
