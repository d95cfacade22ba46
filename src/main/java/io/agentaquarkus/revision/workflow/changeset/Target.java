package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** A place in the data, from the outside in. Never empty. */
record Target(List<Segment> segments) {

    private static final int SEGMENTS_MAX = 12;

    static Target read(JsonNode json) {
        if (json == null || json.isEmpty()) {
            throw Code.INVALID_TARGET_SHAPE.refuse("the operation needs a non-empty 'target'");
        }
        if (json.size() > SEGMENTS_MAX) {
            throw Code.INVALID_TARGET_SHAPE.refuse("a target takes at most " + SEGMENTS_MAX + " segments");
        }
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : json) {
            segments.add(segment(name(segments.size()), segment));
        }
        return new Target(List.copyOf(segments));
    }

    /** How the segment is called in messages. */
    static String name(int segment) {
        return "target segment " + segment;
    }

    int last() {
        return segments.size() - 1;
    }

    /** The field that the whole target names. */
    String field(String operation) {
        if (segments.get(last()) instanceof Segment.Field field) {
            return field.name();
        }
        throw Code.INVALID_TARGET_SHAPE.refuse("the target of '" + operation + "' must end in a field name");
    }

    /** The list entry that the whole target names. */
    Segment.Entry entry(String operation) {
        if (segments.get(last()) instanceof Segment.Entry entry) {
            return entry;
        }
        throw Code.INVALID_TARGET_SHAPE.refuse("the target of '" + operation + "' must end in a {list, key} object");
    }

    private static Segment segment(String name, JsonNode json) {
        if (json.isTextual()) {
            if (json.textValue().isEmpty()) {
                throw Code.INVALID_TARGET_SHAPE.refuse(name + " is empty");
            }
            return new Segment.Field(json.textValue());
        }
        if (!json.isObject()) {
            throw Code.INVALID_TARGET_SHAPE.refuse(name + " must be a string or a {list, key} object");
        }
        if (json.size() != 2 || !json.has("list") || !json.has("key")) {
            throw Code.INVALID_TARGET_SHAPE.refuse(name + " must have exactly 'list' and 'key'");
        }
        return new Segment.Entry(part(name, json, "list"), part(name, json, "key"));
    }

    private static String part(String name, JsonNode json, String part) {
        JsonNode value = json.get(part);
        if (!value.isTextual()) {
            throw Code.INVALID_TARGET_SHAPE.refuse(name + ": '" + part + "' must be a string");
        }
        if (value.textValue().isEmpty()) {
            throw Code.INVALID_TARGET_SHAPE.refuse(name + " has an empty '" + part + "'");
        }
        return value.textValue();
    }
}
