package io.agentaquarkus.span.filter;

import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.filter.Filter.Options;
import io.agentaquarkus.span.filter.Filter.Test;
import io.agentaquarkus.span.filter.Operator.Kind;

/** Which operators and values each field takes, in the original's words (reference: section 3.2). */
final class FieldRules {

    private FieldRules() {
    }

    /**
     * The checked condition, with its value in the form of the field's type; {@link Filter#NOTHING} when the value is an id
     * or a time that no span can have.
     */
    static Filter check(SpanField field, String key, Operator operator, JsonNode value, Options options) {
        String name = "'" + field.word() + "'";
        if (field == SpanField.CONTENT && operator != Operator.CONTAINS) {
            throw Problem.badRequest("'content' only supports full-text search operator: 'contains'.");
        }
        if (value.isNull() && (field == SpanField.TRACE_ID || field == SpanField.SPAN_ID)) {
            throw Problem.badRequest(name + " is required and thus never null.");
        }
        if (!field.type().takes(operator.kind())) {
            // The original names one field for all texts, and clients may compare.
            String shown = field.type() == SpanField.Type.TEXT ? "'status_message'" : name;
            throw Problem.badRequest(shown + " only supports " + field.type().listed() + " operators.");
        }
        return switch (field.type()) {
            case TRACE_ID -> id(field, operator, value, options, FieldRules::traceId);
            case SPAN_ID -> id(field, operator, value, options, FieldRules::spanId);
            case WORD -> new Test(field, null, operator, mapped(field, operator, value, word(field)), options);
            case TEXT -> text(field, operator, value, options);
            case TIME -> time(field, operator, value, options);
            case AUTHOR -> author(field, operator, value, options);
            case ATTRIBUTES -> attributes(key, operator, value, options);
            case ELEMENTS -> ElementRules.check(field, key, operator, value, options);
            case CONTENT -> content(value, options);
        };
    }

    private static Filter id(SpanField field, Operator operator, JsonNode value, Options options,
            Function<JsonNode, JsonNode> form) {
        if (value.isNull() && operator.kind() != Kind.LIST) {
            return new Test(field, null, operator, value, options);
        }
        JsonNode ids = mapped(field, operator, value, form);
        return ids == null ? Filter.NOTHING : new Test(field, null, operator, ids, options);
    }

    private static Filter text(SpanField field, Operator operator, JsonNode value, Options options) {
        Kind kind = operator.kind();
        if (value.isNull() && (kind == Kind.NUMERIC || kind == Kind.STRING || kind == Kind.LIST)) {
            throw Problem.badRequest("'status_message' value is required and thus never null for numeric, string, and list"
                    + " operators.");
        }
        if (!value.isNull() && kind == Kind.EXISTENCE) {
            throw Problem.badRequest("'status_message' value is not supported for existence operators.");
        }
        JsonNode texts = mapped(field, operator, value, v -> v.isNull() ? v : TextNode.valueOf(plainText(field, v)));
        return new Test(field, null, operator, texts, options);
    }

    private static Filter time(SpanField field, Operator operator, JsonNode value, Options options) {
        if (operator.kind() == Kind.STRING) {
            if (!value.isTextual()) {
                throw Problem.badRequest("'" + field.word() + "' only supports string operators with string values.");
            }
            return new Test(field, null, operator, value, options);
        }
        JsonNode times = mapped(field, operator, value, FilterTimes::micros);
        return times == null ? Filter.NOTHING : new Test(field, null, operator, times, options);
    }

    private static Filter author(SpanField field, Operator operator, JsonNode value, Options options) {
        if (value.isNull() && operator.kind() == Kind.LIST) {
            throw Problem.badRequest("'" + field.word() + "' value is required and thus never null for list operators.");
        }
        JsonNode ids = mapped(field, operator, value, v -> v.isNull() ? v : traceId(v));
        return ids == null ? Filter.NOTHING : new Test(field, null, operator, ids, options);
    }

    private static Filter attributes(String key, Operator operator, JsonNode value, Options options) {
        if (key == null) {
            throw Problem.badRequest("'attributes' key is required and thus never null.");
        }
        if (operator.kind() == Kind.DICT) {
            throw Problem.badRequest("'attributes' has no dict operators: use 'exists' or 'is' with a key.");
        }
        requireList(SpanField.ATTRIBUTES, operator, value);
        if (operator.kind() == Kind.STRING) {
            plainText(SpanField.ATTRIBUTES, value);
        }
        return new Test(SpanField.ATTRIBUTES, key, operator, value, options);
    }

    /** A list or an object has no text that anybody could mean, and an empty one would be found everywhere. */
    private static String plainText(SpanField field, JsonNode value) {
        if (value.isContainerNode() || value.isNull()) {
            throw Problem.badRequest("'" + field.word() + "' value must be a text, a number or a boolean.");
        }
        return value.asText();
    }

    private static Filter content(JsonNode value, Options options) {
        if (value.isNull()) {
            throw Problem.badRequest("'content' value is required and thus never null for full-text search.");
        }
        if (!value.isTextual()) {
            throw Problem.badRequest("'content' value must be a string for full-text search.");
        }
        return new Test(SpanField.CONTENT, null, Operator.CONTAINS, value, options);
    }

    /** The value, or each element of a list's, in the field's form; null when one cannot be put into it. */
    private static JsonNode mapped(SpanField field, Operator operator, JsonNode value, Function<JsonNode, JsonNode> form) {
        if (!requireList(field, operator, value)) {
            return form.apply(value);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : value) {
            JsonNode mapped = form.apply(element);
            if (mapped == null) {
                return null;
            }
            list.add(mapped);
        }
        return list;
    }

    /** Whether the operator takes a list, which is then one. */
    private static boolean requireList(SpanField field, Operator operator, JsonNode value) {
        boolean range = operator == Operator.BTWN;
        if (!range && operator.kind() != Kind.LIST) {
            return false;
        }
        if (!value.isArray() || range && value.size() != 2) {
            throw Problem.badRequest("'" + field.word() + "' value must be a list" + (range ? " of two" : "")
                    + " for the operator '" + operator.name().toLowerCase(Locale.ROOT) + "'.");
        }
        return true;
    }

    private static JsonNode traceId(JsonNode value) {
        return value.isTextual() ? SpanIds.parseTrace(value.textValue())
                .<JsonNode> map(id -> TextNode.valueOf(id.toString())).orElse(null) : null;
    }

    private static JsonNode spanId(JsonNode value) {
        if (!value.isTextual()) {
            return null;
        }
        var id = SpanIds.parseSpan(value.textValue());
        return id.isPresent() ? LongNode.valueOf(id.getAsLong()) : null;
    }

    private static Function<JsonNode, JsonNode> word(SpanField field) {
        return value -> {
            if (value.isNull()) {
                return NullNode.instance;
            }
            Enum<?> constant = switch (field) {
                case TRACE_TYPE -> TraceType.of(value.asText());
                case SPAN_TYPE -> SpanType.of(value.asText());
                case SPAN_KIND -> SpanKind.of(value.asText());
                default -> StatusCode.of(value.asText());
            };
            if (constant == null) {
                throw Problem.badRequest("Unsupported condition value: '" + value.asText() + "'");
            }
            return LongNode.valueOf(constant.ordinal());
        };
    }
}
