package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Filters as a client could write them, over the few values that {@link RandomSpans} uses, so that many of them match. */
final class RandomFilters {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> GROUPS = List.of("and", "or", "not", "nand", "nor");

    private final Random random;

    RandomFilters(Random random) {
        this.random = random;
    }

    /** A filter whose parts all fit their fields. */
    ObjectNode group(int depth) {
        ObjectNode group = JSON.objectNode().put("operator", pick(GROUPS));
        ArrayNode conditions = group.putArray("conditions");
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            conditions.add(depth > 0 && random.nextInt(3) == 0 ? group(depth - 1) : condition());
        }
        return group;
    }

    /** Filters of one condition: every field with every operator that it takes. */
    List<ObjectNode> ofEachKind() {
        List<ObjectNode> filters = new ArrayList<>();
        for (SpanField field : SpanField.values()) {
            for (Operator operator : Operator.values()) {
                if (takes(field, operator)) {
                    ObjectNode filter = JSON.objectNode();
                    filter.putArray("conditions").add(condition(field, operator));
                    filters.add(filter);
                }
            }
        }
        return filters;
    }

    private static boolean takes(SpanField field, Operator operator) {
        return field == SpanField.CONTENT ? operator == Operator.CONTAINS
                : field.type().takes(operator.kind())
                        && !(field == SpanField.ATTRIBUTES && operator.kind() == Operator.Kind.DICT);
    }

    private ObjectNode condition() {
        SpanField field = pick(List.of(SpanField.values()));
        Operator operator;
        do {
            operator = pick(List.of(Operator.values()));
        } while (!takes(field, operator));
        return condition(field, operator);
    }

    private ObjectNode condition(SpanField field, Operator operator) {
        ObjectNode condition = JSON.objectNode().put("field", field.word()).put("operator",
                operator.name().toLowerCase(java.util.Locale.ROOT));
        if (field == SpanField.ATTRIBUTES) {
            condition.put("key", pick(RandomSpans.KEYS));
        } else if (operator.kind() == Operator.Kind.DICT) {
            condition.put("key", "attributes.key");
        }
        if (operator.kind() != Operator.Kind.EXISTENCE) {
            condition.set("value", value(field, operator));
        }
        condition.putObject("options").put("case_sensitive", random.nextBoolean()).put("exact_match", random.nextBoolean())
                .put("all", random.nextInt(4) == 0);
        return condition;
    }

    private JsonNode value(SpanField field, Operator operator) {
        int size = operator == Operator.BTWN ? 2 : operator.kind() == Operator.Kind.LIST ? random.nextInt(4) : -1;
        if (size < 0) {
            return single(field, operator);
        }
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(single(field, operator));
        }
        return list;
    }

    private JsonNode single(SpanField field, Operator operator) {
        boolean mayBeNull = operator.kind() == Operator.Kind.COMPARISON || operator.kind() == Operator.Kind.LIST
                || operator == Operator.BTWN;
        return switch (field.type()) {
            case TRACE_ID -> JSON.textNode(pick(RandomSpans.TRACES).toString());
            case SPAN_ID -> field == SpanField.PARENT_ID && operator.kind() == Operator.Kind.COMPARISON && random.nextBoolean()
                    ? JSON.nullNode()
                    : JSON.textNode(String.format("%016x", random.nextInt(RandomSpans.COUNT)));
            case WORD -> mayBeNull && random.nextInt(6) == 0 ? JSON.nullNode() : JSON.textNode(word(field));
            case TEXT -> mayBeNull && random.nextInt(6) == 0 ? JSON.nullNode()
                    : JSON.textNode(text(operator));
            case TIME -> time(operator, mayBeNull);
            case AUTHOR -> mayBeNull && random.nextInt(4) == 0 ? JSON.nullNode()
                    : JSON.textNode(pick(RandomSpans.USERS).toString());
            case ATTRIBUTES -> attribute(operator);
            case ELEMENTS -> element(field, operator);
            case CONTENT ->
                JSON.textNode(pick(RandomSpans.TEXTS) + " " + pick(List.of("or", "-", "\"")) + pick(RandomSpans.TEXTS));
        };
    }

    private String word(SpanField field) {
        return switch (field) {
            case TRACE_TYPE -> pick(List.of(io.agentaquarkus.span.TraceType.values())).wire();
            case SPAN_TYPE -> pick(List.of(io.agentaquarkus.span.SpanType.values())).wire();
            case SPAN_KIND -> pick(List.of(io.agentaquarkus.span.SpanKind.values())).wire();
            default -> pick(List.of(io.agentaquarkus.span.StatusCode.values())).wire();
        };
    }

    /** Wildcards and escapes among the texts of string operators. */
    private String text(Operator operator) {
        String text = pick(RandomSpans.TEXTS);
        if (operator.kind() != Operator.Kind.STRING || random.nextBoolean()) {
            return text;
        }
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (random.nextInt(4)) {
                case 0 -> pattern.append(pick(List.of("%", "_", "\\", "")));
                case 1 ->
                    pattern.appendCodePoint(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
                default -> pattern.appendCodePoint(c);
            }
        });
        return pattern.toString();
    }

    private JsonNode time(Operator operator, boolean mayBeNull) {
        if (operator.kind() == Operator.Kind.STRING) {
            return JSON.textNode(pick(List.of("2026", "+00", "%:00", "2026-11-01 10:00:0_%", ".000001+00", ":00+00", "%.5%",
                    "1913", "%:59.99%")));
        }
        return mayBeNull && random.nextInt(6) == 0 ? JSON.nullNode()
                : JSON.numberNode((random.nextInt(3) == 0 ? -1 : 1) * (RandomSpans.START_MICROS + random.nextInt(8)));
    }

    private JsonNode attribute(Operator operator) {
        if (operator.kind() == Operator.Kind.STRING) {
            return JSON.textNode(text(operator));
        }
        return switch (random.nextInt(5)) {
            case 0 -> JSON.textNode(pick(RandomSpans.TEXTS));
            case 1 -> JSON.numberNode(random.nextInt(4));
            case 2 -> JSON.numberNode(random.nextInt(4) / 2.0);
            case 3 -> JSON.booleanNode(random.nextBoolean());
            default -> operator.kind() == Operator.Kind.COMPARISON ? JSON.arrayNode().add(random.nextInt(4)) : JSON.nullNode();
        };
    }

    private JsonNode element(SpanField field, Operator operator) {
        if (operator.kind() == Operator.Kind.DICT) {
            return field == SpanField.HASHES && random.nextBoolean() ? JSON.numberNode(1)
                    : JSON.textNode(pick(RandomSpans.SLUGS));
        }
        return switch (field) {
            case REFERENCES -> JSON.objectNode().put(pick(List.of("slug", "version")), pick(RandomSpans.SLUGS));
            case LINKS -> JSON.objectNode().put("span_id", String.format("%016x", random.nextInt(4)));
            case EVENTS -> JSON.objectNode().put("name", pick(RandomSpans.SLUGS));
            default -> JSON.textNode(pick(RandomSpans.SLUGS));
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
