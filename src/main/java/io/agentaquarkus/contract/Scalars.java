package io.agentaquarkus.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;

/** Checks of texts, numbers and truth values, with the conversions that the original makes. */
final class Scalars {

    static final Set<String> TRUE = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("0", "false", "f", "no", "n", "off");

    /** Longer texts are no numbers: making one takes more than proportional time. */
    private static final int DIGITS_MAX = 4_000;

    static final Check TEXT = new Check() {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            if (!value.isTextual()) {
                violations.add("string_type", location, "Input should be a valid string", value);
            }
            return value;
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isTextual();
        }
    };

    static final Check INTEGER = new Check() {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            return integer(value, location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isIntegralNumber();
        }
    };

    static final Check NUMBER = new Check() {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            return number(value, location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isFloatingPointNumber();
        }
    };

    static final Check BOOLEAN = new Check() {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            return truth(value, location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isBoolean();
        }
    };

    static final Check NULL = new Check() {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            if (!value.isNull()) {
                violations.add("none_required", location, "Input should be None", value);
            }
            return value;
        }

        @Override
        public boolean isExact(JsonNode value) {
            return value.isNull();
        }
    };

    private Scalars() {
    }

    /** One of fixed words. {@code type} tells an enumeration ({@code enum}) from words written in place. */
    static Check words(List<String> words, String type) {
        String expected = listed(words);
        return new Check() {

            @Override
            public JsonNode apply(JsonNode value, Location location, Violations violations) {
                if (!isExact(value)) {
                    violations.add(type, location, "Input should be " + expected, value, Map.of("expected", expected));
                }
                return value;
            }

            @Override
            public boolean isExact(JsonNode value) {
                return value.isTextual() && words.contains(value.textValue());
            }
        };
    }

    static Check between(Check number, JsonNode minimum, JsonNode maximum) {
        return (value, location, violations) -> {
            int before = violations.all().size();
            JsonNode converted = number.apply(value, location, violations);
            if (violations.all().size() > before) {
                return converted;
            }
            if (minimum != null && converted.decimalValue().compareTo(minimum.decimalValue()) < 0) {
                violations.add("greater_than_equal", location,
                        "Input should be greater than or equal to " + minimum.asText(), value, Map.of("ge", minimum));
            }
            if (maximum != null && converted.decimalValue().compareTo(maximum.decimalValue()) > 0) {
                violations.add("less_than_equal", location, "Input should be less than or equal to " + maximum.asText(),
                        value, Map.of("le", maximum));
            }
            return converted;
        };
    }

    private static String listed(List<String> words) {
        List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
        int last = quoted.size() - 1;
        return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private static JsonNode integer(JsonNode value, Location location, Violations violations) {
        if (value.isIntegralNumber()) {
            return value;
        }
        if (value.isBoolean()) {
            return IntNode.valueOf(value.booleanValue() ? 1 : 0);
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            if (Double.isInfinite(number)) {
                violations.add("finite_number", location, "Input should be a finite number", value);
            } else if (number == Math.rint(number)) {
                // By way of the double, since the digits of a decimal such as 1e999999999 would fill the memory.
                return node(new BigDecimal(number).toBigInteger());
            } else {
                violations.add("int_from_float", location,
                        "Input should be a valid integer, got a number with a fractional part", value);
            }
        } else if (value.isTextual()) {
            String text = value.textValue().strip();
            if (text.matches("[+-]?\\d{1," + DIGITS_MAX + "}(\\.0*)?")) {
                return node(new BigDecimal(text).toBigInteger());
            }
            violations.add("int_parsing", location,
                    "Input should be a valid integer, unable to parse string as an integer", value);
        } else {
            violations.add("int_type", location, "Input should be a valid integer", value);
        }
        return value;
    }

    private static JsonNode node(BigInteger number) {
        return number.bitLength() < 64 ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    private static JsonNode number(JsonNode value, Location location, Violations violations) {
        if (value.isNumber()) {
            return value;
        }
        if (value.isBoolean()) {
            return IntNode.valueOf(value.booleanValue() ? 1 : 0);
        }
        if (value.isTextual()) {
            String text = value.textValue().strip();
            try {
                if (text.length() <= DIGITS_MAX) {
                    return DecimalNode.valueOf(new BigDecimal(text));
                }
                throw new NumberFormatException();
            } catch (NumberFormatException e) {
                violations.add("float_parsing", location,
                        "Input should be a valid number, unable to parse string as a number", value);
            }
        } else {
            violations.add("float_type", location, "Input should be a valid number", value);
        }
        return value;
    }

    private static JsonNode truth(JsonNode value, Location location, Violations violations) {
        if (value.isBoolean()) {
            return value;
        }
        if (value.isTextual() || value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue())) {
            String word = value.isTextual() ? value.textValue().toLowerCase(Locale.ROOT) : "";
            if (TRUE.contains(word) || value.isNumber() && value.doubleValue() == 1) {
                return BooleanNode.TRUE;
            }
            if (FALSE.contains(word) || value.isNumber() && value.doubleValue() == 0) {
                return BooleanNode.FALSE;
            }
            violations.add("bool_parsing", location, "Input should be a valid boolean, unable to interpret input", value);
        } else {
            violations.add("bool_type", location, "Input should be a valid boolean", value);
        }
        return value;
    }
}
