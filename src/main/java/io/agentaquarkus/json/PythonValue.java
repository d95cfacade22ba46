package io.agentaquarkus.json;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Values as Python compares, tests and converts them. */
public final class PythonValue {

    private static final JsonMapper JSON = ExactJson.MAPPER.rebuild()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static final Pattern NUMBER = Pattern
            .compile("[+-]?(?:(?:\\d+(?:_\\d+)*)?\\.?(?:\\d+(?:_\\d+)*)?(?:[eE][+-]?\\d+(?:_\\d+)*)?)");
    private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(?:inity)?");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[+-]?nan");

    private PythonValue() {
    }

    /** The value in a text, in which {@code NaN} and {@code Infinity} are numbers; null when it is no JSON. */
    public static JsonNode parse(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value == null || value.isMissingNode() ? null : value;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** Numbers are equal whatever their type, and true is 1; the order of members does not count. */
    public static boolean equal(JsonNode left, JsonNode right) {
        if (isNumber(left) && isNumber(right)) {
            return sameNumber(left, right);
        }
        if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
            return false;
        }
        if (left.isArray()) {
            for (int i = 0; i < left.size(); i++) {
                if (!equal(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left.isObject()) {
            for (Map.Entry<String, JsonNode> member : left.properties()) {
                JsonNode other = right.get(member.getKey());
                if (other == null || !equal(member.getValue(), other)) {
                    return false;
                }
            }
            return true;
        }
        return left.isNull() || left.textValue().equals(right.textValue());
    }

    /** False for null, false, zero and whatever is empty. */
    public static boolean isTruthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> !value.textValue().isEmpty();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            case ARRAY, OBJECT -> !value.isEmpty();
            default -> false;
        };
    }

    /** The value as a floating-point number: of a number, a boolean, or a text that is one; else empty. */
    public static OptionalDouble number(JsonNode value) {
        if (value.isBoolean()) {
            return OptionalDouble.of(value.booleanValue() ? 1 : 0);
        }
        if (value.isNumber()) {
            return OptionalDouble.of(value.doubleValue());
        }
        String text = value.isTextual() ? PythonText.stripped(value.textValue()) : "";
        if (INFINITE.matcher(text).matches()) {
            return OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (NOT_A_NUMBER.matcher(text).matches()) {
            return OptionalDouble.of(Double.NaN);
        }
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.replace("_", "")));
        } catch (NumberFormatException noDigits) {
            return OptionalDouble.empty();
        }
    }

    private static boolean isNumber(JsonNode value) {
        return value.isNumber() || value.isBoolean();
    }

    private static boolean sameNumber(JsonNode left, JsonNode right) {
        if (isFinite(left) && isFinite(right)) {
            return exact(left).compareTo(exact(right)) == 0;
        }
        return left.doubleValue() == right.doubleValue();
    }

    private static boolean isFinite(JsonNode value) {
        return !value.isNumber() || value.isIntegralNumber() || Double.isFinite(value.doubleValue());
    }

    private static BigDecimal exact(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return value.isIntegralNumber() ? new BigDecimal(value.bigIntegerValue()) : new BigDecimal(value.doubleValue());
    }
}
