package io.agentaquarkus.testset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;

/** What kind of values a column of a table has; the first value that is not null decides. */
public enum ColumnType {

    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY,
    OBJECT;

    /** The word for it in JSON Schema. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for null. */
    static ColumnType of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> STRING;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case ARRAY -> ARRAY;
            case OBJECT -> OBJECT;
            default -> null;
        };
    }

    /** The columns of rows in the order in which they come first; a column of nulls has the type null. */
    static Map<String, ColumnType> of(Collection<ObjectNode> rows) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.properties().forEach(value -> {
            if (columns.get(value.getKey()) == null) {
                columns.put(value.getKey(), of(value.getValue()));
            }
        }));
        return columns;
    }

    /** Refuses a value that is of another type than the first of its column. */
    static void requireSame(Collection<ObjectNode> rows) {
        Map<String, ColumnType> columns = of(rows);
        int number = 0;
        for (ObjectNode row : rows) {
            number++;
            for (Map.Entry<String, JsonNode> value : row.properties()) {
                ColumnType type = of(value.getValue());
                ColumnType expected = columns.get(value.getKey());
                if (type != null && type != expected) {
                    throw Problem.badRequest("Column '" + value.getKey() + "' has values of the type " + expected.word()
                            + ", but row " + number + " has one of the type " + type.word() + ".");
                }
            }
        }
    }
}
