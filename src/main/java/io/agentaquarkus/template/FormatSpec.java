package io.agentaquarkus.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.SortedJson;

/** What stands behind the colon in a field of a format string. */
record FormatSpec(String fill, String align, String sign, boolean alternate, int width, String grouping, int precision,
        String type) {

    private static final Pattern SPEC = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([a-zA-Z%])?",
            Pattern.DOTALL);
    private static final int SIZE_MAX = 10_000;

    static String format(JsonNode value, String spec) {
        if (spec.isEmpty()) {
            return PythonText.printed(value);
        }
        if (value.isNull() || value.isContainerNode()) {
            throw TemplateFailure.of("TypeError",
                    "unsupported format string passed to " + PythonText.type(value) + ".__format__");
        }
        FormatSpec read = read(spec, value);
        if (value.isTextual()) {
            return read.text(value.textValue());
        }
        boolean whole = value.isBoolean() || value.isIntegralNumber();
        return read.padded(whole && "bcdnoxX".contains(read.type) ? read.integer(value)
                : read.decimal(value.isBoolean() ? value.booleanValue() ? 1 : 0 : value.doubleValue(), value), ">");
    }

    private static FormatSpec read(String spec, JsonNode value) {
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw TemplateFailure.value("Invalid format specifier '" + spec + "' for object of type '" + PythonText.type(value)
                    + "'");
        }
        boolean zeros = parts.group(5) != null;
        String align = parts.group(2) != null ? parts.group(2) : zeros && !value.isTextual() ? "=" : "";
        String fill = parts.group(1) != null ? parts.group(1) : zeros ? "0" : " ";
        return new FormatSpec(fill, align, orEmpty(parts.group(3)), parts.group(4) != null, size(parts.group(6), 0),
                orEmpty(parts.group(7)), size(parts.group(8), -1), orEmpty(parts.group(9)));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static int size(String digits, int otherwise) {
        if (digits == null) {
            return otherwise;
        }
        if (digits.length() > 5 || Integer.parseInt(digits) > SIZE_MAX) {
            throw TemplateFailure.value("Widths and precisions are at most " + SIZE_MAX);
        }
        return Integer.parseInt(digits);
    }

    private TemplateFailure unknown(String type) {
        return TemplateFailure.value("Unknown format code '" + this.type + "' for object of type '" + type + "'");
    }

    private String text(String value) {
        if (!type.isEmpty() && !type.equals("s")) {
            throw unknown("str");
        }
        if (!sign.isEmpty()) {
            throw TemplateFailure.value("Sign not allowed in string format specifier");
        }
        if (align.equals("=")) {
            throw TemplateFailure.value("'=' alignment not allowed in string format specifier");
        }
        boolean cut = precision >= 0 && precision < value.codePointCount(0, value.length());
        return padded(cut ? value.substring(0, value.offsetByCodePoints(0, precision)) : value, "<");
    }

    /** A whole number; without a type it is one too. */
    private String integer(JsonNode value) {
        if (precision >= 0) {
            throw TemplateFailure.value("Precision not allowed in integer format specifier");
        }
        BigInteger number = value.isBoolean() ? BigInteger.valueOf(value.booleanValue() ? 1 : 0) : value.bigIntegerValue();
        BigInteger positive = number.abs();
        String digits = switch (type) {
            case "b" -> (alternate ? "0b" : "") + positive.toString(2);
            case "o" -> (alternate ? "0o" : "") + positive.toString(8);
            case "x" -> (alternate ? "0x" : "") + positive.toString(16);
            case "X" -> (alternate ? "0X" : "") + positive.toString(16).toUpperCase(Locale.ROOT);
            case "c" -> Character.toString(number.intValue());
            default -> grouped(positive.toString());
        };
        return signed(number.signum() < 0) + digits;
    }

    private String decimal(double number, JsonNode value) {
        if (!type.isEmpty() && !"eEfFgGn%".contains(type)) {
            throw unknown(PythonText.type(value));
        }
        boolean negative = number < 0 || 1 / number < 0;
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return signed(negative) + (Double.isNaN(number) ? "nan" : "inf") + (type.equals("%") ? "%" : "");
        }
        BigDecimal positive = new BigDecimal(Math.abs(number));
        int digits = precision < 0 ? 6 : precision;
        String text = switch (type) {
            case "f", "F" -> fixed(positive, digits);
            case "%" -> fixed(positive.movePointRight(2), digits) + "%";
            case "e" -> scientific(positive, digits);
            case "E" -> scientific(positive, digits).toUpperCase(Locale.ROOT);
            case "g", "n" -> general(positive, digits);
            case "G" -> general(positive, digits).toUpperCase(Locale.ROOT);
            default -> precision < 0 ? SortedJson.number(Math.abs(number)) : general(positive, digits);
        };
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return signed(negative) + grouped(text.substring(0, end)) + text.substring(end);
    }

    private static String fixed(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(BigDecimal number, int digits) {
        BigDecimal rounded = number.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String general(BigDecimal number, int digits) {
        int places = Math.max(digits, 1);
        BigDecimal rounded = number.round(new MathContext(places, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= places) {
            String text = scientific(number, places - 1);
            int e = text.indexOf('e');
            return trimmed(text.substring(0, e)) + text.substring(e);
        }
        return trimmed(rounded.toPlainString());
    }

    private static String trimmed(String number) {
        return number.indexOf('.') < 0 ? number : number.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private String grouped(String digits) {
        if (grouping.isEmpty()) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, grouping);
        }
        return grouped.toString();
    }

    private String signed(boolean negative) {
        return negative ? "-" : sign.equals("-") ? "" : sign;
    }

    private String padded(String text, String usual) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        switch (align.isEmpty() ? usual : align) {
            case "<" -> {
                return text + fill.repeat(missing);
            }
            case "^" -> {
                return fill.repeat(missing / 2) + text + fill.repeat(missing - missing / 2);
            }
            case "=" -> {
                int digits = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
                return text.substring(0, digits) + fill.repeat(missing) + text.substring(digits);
            }
            default -> {
                return fill.repeat(missing) + text;
            }
        }
    }
}
