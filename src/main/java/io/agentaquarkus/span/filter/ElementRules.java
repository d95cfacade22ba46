package io.agentaquarkus.span.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.ReferenceKeys;
import io.agentaquarkus.span.filter.Filter.Options;
import io.agentaquarkus.span.filter.Filter.Test;
import io.agentaquarkus.span.filter.Operator.Kind;

/**
 * Conditions on the lists of a span: references, links, events and hashes. The values of {@code in} become patterns: a
 * span matches when an element of its list has all members of one of them (reference: section 3.4).
 */
final class ElementRules {

    private ElementRules() {
    }

    static Filter check(SpanField field, String key, Operator operator, JsonNode value, Options options) {
        String name = "'" + field.word() + "'";
        boolean dict = operator.kind() == Kind.DICT;
        if (key != null && !dict) {
            throw Problem.badRequest(name + " key is only supported for dict operators.");
        }
        if (operator.kind() == Kind.EXISTENCE && !value.isNull()) {
            throw Problem.badRequest(name + " value is not supported for existence operators.");
        }
        if (dict) {
            return new Test(field, dictKey(field, key), operator, value, options);
        }
        if (operator.kind() == Kind.EXISTENCE) {
            return new Test(field, null, operator, value, options);
        }
        ArrayNode patterns = JsonNodeFactory.instance.arrayNode();
        if (!value.isArray()) {
            throw malformed(field);
        }
        for (JsonNode element : value) {
            patterns(field, element, patterns);
        }
        return patterns.isEmpty() ? Filter.ANYTHING : new Test(field, null, operator, patterns, options);
    }

    private static String dictKey(SpanField field, String key) {
        if (field == SpanField.HASHES) {
            if (key == null || !key.equals("id") && !key.startsWith("attributes.")) {
                throw Problem.badRequest("'hashes' key must be 'id' or dot notation under 'attributes'.");
            }
        } else if (key == null || !key.startsWith("attributes.")) {
            throw Problem.badRequest("'" + field.word() + "' key must be a string in dot notation starting with 'attributes'.");
        }
        return key;
    }

    private static void patterns(SpanField field, JsonNode element, ArrayNode patterns) {
        if (field == SpanField.HASHES && element.isTextual()) {
            patterns.add(pattern("id", element.textValue()));
            return;
        }
        if (!element.isObject()) {
            throw malformed(field);
        }
        switch (field) {
            case REFERENCES -> references(element, patterns);
            case LINKS -> links(element, patterns);
            case EVENTS -> {
                if (element.path("name").isTextual()) {
                    patterns.add(pattern("name", element.get("name").textValue()));
                }
            }
            default -> {
                ObjectNode hash = JsonNodeFactory.instance.objectNode();
                if (element.hasNonNull("id")) {
                    hash.put("id", element.get("id").asText());
                }
                if (element.path("attributes").isObject()) {
                    hash.set("attributes", element.get("attributes"));
                }
                patterns.add(hash);
            }
        }
    }

    /** Each member on its own: an id and a slug in one object ask for either. */
    private static void references(JsonNode element, ArrayNode patterns) {
        if (element.hasNonNull("id")) {
            patterns.add(pattern("id", SpanIds.parseTrace(element.get("id").asText())
                    .orElseThrow(() -> malformed(SpanField.REFERENCES)).toString()));
        }
        if (element.hasNonNull("slug")) {
            if (!ReferenceKeys.isSlug(element.get("slug").asText())) {
                throw malformed(SpanField.REFERENCES);
            }
            patterns.add(pattern("slug", element.get("slug").asText()));
        }
        if (element.hasNonNull("version")) {
            patterns.add(pattern("version", element.get("version").asText()));
        }
    }

    private static void links(JsonNode element, ArrayNode patterns) {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        if (element.hasNonNull("trace_id")) {
            link.put("trace_id", SpanIds.trace(SpanIds.parseTrace(element.get("trace_id").asText())
                    .orElseThrow(() -> malformed(SpanField.LINKS))));
        }
        if (element.hasNonNull("span_id")) {
            link.put("span_id", SpanIds.span(SpanIds.parseSpan(element.get("span_id").asText())
                    .orElseThrow(() -> malformed(SpanField.LINKS))));
        }
        patterns.add(link);
    }

    private static ObjectNode pattern(String member, String value) {
        return JsonNodeFactory.instance.objectNode().put(member, value);
    }

    private static Problem malformed(SpanField field) {
        String what = field == SpanField.HASHES ? "hash ids or partial hashes"
                : "(possibly partial) " + field.word();
        return Problem.badRequest("'" + field.word() + "' value must be one or more " + what + ".");
    }
}
