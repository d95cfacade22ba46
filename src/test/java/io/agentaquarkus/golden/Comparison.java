package io.agentaquarkus.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds a JSON answer against the recorded one and lists every difference with its path. */
final class Comparison {

    private static final double TOLERANCE = 1e-9;
    private static final int SHOWN_MAX = 300;

    private final Rules rules;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Rules rules) {
        this.rules = rules;
    }

    /** @param bindings gets the symbols that are met for the first time, also when there are differences */
    static List<String> differences(JsonNode expected, JsonNode actual, Rules rules, Bindings bindings) {
        Comparison comparison = new Comparison(rules);
        comparison.compare(expected, actual, bindings, "");
        return comparison.differences;
    }

    private void compare(JsonNode expected, JsonNode actual, Bindings bindings, String path) {
        if (rules.ignores(path)) {
            return;
        }
        if (expected.getNodeType() != actual.getNodeType()) {
            different(path, "expected " + shown(bindings.substitute(expected)) + ", got " + shown(actual));
        } else if (expected.isObject()) {
            members(expected, actual, bindings, path);
        } else if (expected.isArray()) {
            elements(expected, actual, bindings, path);
        } else if (expected.isTextual() ? !bindings.match(expected.textValue(), actual.textValue())
                : expected.isNumber() ? !isNear(expected.doubleValue(), actual.doubleValue()) : !expected.equals(actual)) {
            different(path, "expected " + shown(bindings.substitute(expected)) + ", got " + shown(actual));
        }
    }

    private void members(JsonNode expected, JsonNode actual, Bindings bindings, String path) {
        Map<String, JsonNode> left = new LinkedHashMap<>();
        actual.properties().forEach(member -> left.put(member.getKey(), member.getValue()));
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            String where = path + "/" + member.getKey();
            Optional<String> name = name(member.getKey(), left, bindings);
            if (name.isPresent()) {
                compare(member.getValue(), left.remove(name.get()), bindings, where);
            } else if (!rules.isOptional(where)) {
                different(where, "missing, expected " + shown(member.getValue()));
            }
        }
        left.forEach((name, value) -> {
            if (!rules.isOptional(path + "/" + name)) {
                different(path + "/" + name, "not expected, got " + shown(value));
            }
        });
    }

    /** Keys may be symbols too. */
    private static Optional<String> name(String expected, Map<String, JsonNode> actual, Bindings bindings) {
        String name = bindings.substitute(expected);
        return actual.containsKey(name) ? Optional.of(name)
                : actual.keySet().stream().filter(key -> bindings.match(name, key)).findFirst();
    }

    private void elements(JsonNode expected, JsonNode actual, Bindings bindings, String path) {
        if (expected.size() != actual.size()) {
            different(path, "expected " + expected.size() + " elements, got " + actual.size());
        } else if (rules.isUnordered(path)) {
            inAnyOrder(expected, actual, bindings, path);
        } else {
            for (int i = 0; i < expected.size(); i++) {
                compare(expected.get(i), actual.get(i), bindings, path + "/" + i);
            }
        }
    }

    private void inAnyOrder(JsonNode expected, JsonNode actual, Bindings bindings, String path) {
        List<JsonNode> left = new ArrayList<>();
        actual.forEach(left::add);
        for (int i = 0; i < expected.size(); i++) {
            if (!takeOne(expected.get(i), left, bindings, path + "/" + i)) {
                different(path + "/" + i, "no element like " + shown(bindings.substitute(expected.get(i))));
            }
        }
    }

    /** Removes the first element that is as expected, and binds its symbols alone. */
    private boolean takeOne(JsonNode expected, List<JsonNode> left, Bindings bindings, String path) {
        for (int i = 0; i < left.size(); i++) {
            Bindings trial = bindings.copy();
            Comparison comparison = new Comparison(rules);
            comparison.compare(expected, left.get(i), trial, path);
            if (comparison.differences.isEmpty()) {
                left.remove(i);
                bindings.adopt(trial);
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(double expected, double actual) {
        return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }

    private void different(String path, String how) {
        differences.add((path.isEmpty() ? "/" : path) + ": " + how);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + " …" : text;
    }
}
