package io.agentaquarkus.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Checks of lists and objects. They convert their members in place. */
final class Structures {

    private Structures() {
    }

    record Items(Check item) implements Check {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            if (!value.isArray()) {
                violations.add("list_type", location, "Input should be a valid list", value);
                return value;
            }
            ArrayNode list = (ArrayNode) value;
            for (int i = 0; i < list.size(); i++) {
                JsonNode before = list.get(i);
                JsonNode after = item.apply(before, location.at(i), violations);
                if (after != before) {
                    list.set(i, after);
                }
            }
            return value;
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isArray();
        }
    }

    /** An object with free keys, which the check of keys does not convert. */
    record Dictionary(Check key, Check member) implements Check {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            if (!value.isObject()) {
                violations.add("dict_type", location, "Input should be a valid dictionary", value);
                return value;
            }
            if (key != Check.ANYTHING) {
                value.fieldNames().forEachRemaining(
                        name -> key.apply(TextNode.valueOf(name), location.at(name).at("[key]"), violations));
            }
            if (member != Check.ANYTHING) {
                for (Map.Entry<String, JsonNode> entry : value.properties()) {
                    JsonNode after = member.apply(entry.getValue(), location.at(entry.getKey()), violations);
                    if (after != entry.getValue()) {
                        entry.setValue(after);
                    }
                }
            }
            return value;
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isObject();
        }
    }

    /** An object with declared members, in the order in which violations are reported. */
    record Model(Map<String, Check> members, Set<String> required, boolean closed, boolean anySlug) implements Check {

        Model(Map<String, Check> members, Set<String> required, boolean closed) {
            this(members, required, closed, false);
        }

        /** The same, but a slug may be any text. */
        Model withAnySlug() {
            return new Model(members, required, closed, true);
        }

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            if (!value.isObject()) {
                violations.add("model_attributes_type", location,
                        "Input should be a valid dictionary or object to extract fields from", value);
                return value;
            }
            ObjectNode object = (ObjectNode) value;
            members.forEach((name, check) -> member(object, name, check, location, violations));
            if (closed) {
                List<String> unknown = object.properties().stream().map(Map.Entry::getKey)
                        .filter(name -> !members.containsKey(name)).toList();
                for (String name : unknown) {
                    violations.add("extra_forbidden", location.at(name), "Extra inputs are not permitted",
                            object.get(name));
                }
            }
            return value;
        }

        private void member(ObjectNode object, String name, Check check, Location location, Violations violations) {
            JsonNode before = object.get(name);
            if (before == null) {
                if (required.contains(name)) {
                    violations.missing(location.at(name), object);
                }
                return;
            }
            int count = violations.all().size();
            JsonNode after = check.apply(before, location.at(name), violations);
            if (after != before) {
                object.set(name, after);
            }
            if (!anySlug && count == violations.all().size() && name.equals("slug")) {
                Formats.slug(before, location.at(name), violations);
            }
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isObject();
        }
    }
}
