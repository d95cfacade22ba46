package io.agentaquarkus.json;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads trees as Jackson does, but for one number: {@code -0.0} keeps its sign, for which decimal numbers have no place. */
final class ExactTree extends StdDeserializer<JsonNode> {

    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

    ExactTree() {
        super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = JSON.objectNode();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    object.set(name, deserialize(parser, context));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = JSON.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(deserialize(parser, context));
                }
                yield array;
            }
            case VALUE_STRING -> JSON.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> JSON.booleanNode(true);
            case VALUE_FALSE -> JSON.booleanNode(false);
            case VALUE_NULL -> JSON.nullNode();
            default -> (JsonNode) context.handleUnexpectedToken(JsonNode.class, parser);
        };
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return JSON.nullNode();
    }

    /** A member that was not sent is no null that was. */
    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> JSON.numberNode(parser.getIntValue());
            case LONG -> JSON.numberNode(parser.getLongValue());
            default -> JSON.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            return JSON.numberNode(parser.getDoubleValue());
        }
        BigDecimal value = parser.getDecimalValue();
        return value.signum() == 0 && parser.getText().startsWith("-") ? JSON.numberNode(-0.0) : JSON.numberNode(value);
    }
}
