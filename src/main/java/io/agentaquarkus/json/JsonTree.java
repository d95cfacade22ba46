package io.agentaquarkus.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * JSON as plain values, for content that belongs to the user: {@code Map<String, Object>} in the order received, {@code List},
 * {@code String}, {@code Long}, {@code BigInteger}, {@code Double}, {@code Boolean} and null. The maps and lists may be
 * changed. NUL characters are left out of strings and keys, since the database can hold none, and half a surrogate pair
 * becomes U+FFFD, since UTF-8 has no form for it. A number that JSON has no form for is written as the text {@code "NaN"} or
 * {@code "Infinity"}.
 */
public final class JsonTree {

    private static final int DEPTH_MAX = 1_000;
    /** Text inside text is read too, so what is written can be deeper than what was read. */
    private static final int WRITTEN_DEPTH_MAX = 4 * DEPTH_MAX;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(Integer.MAX_VALUE).build())
            // Keys come from users without end; the table of known ones would only grow.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private JsonTree() {
    }

    /** @throws IllegalArgumentException when the text is not one JSON value */
    public static Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not valid JSON.", e);
        }
    }

    /** @throws IllegalArgumentException when the text is not one JSON value in UTF-8 */
    public static Object read(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            return again(text, e);
        }
    }

    private static Object again(byte[] text, IOException failure) {
        try {
            return EscapedPairs.readAgain(text, failure, JsonTree::read);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not valid JSON.", e);
        }
    }

    /** The value as JSON in UTF-8. Numbers, enumerations and other values that are no plain ones are not accepted. */
    public static byte[] write(Object value) {
        return JsonWriter.write(value, WRITTEN_DEPTH_MAX);
    }

    private static Object whole(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new IllegalArgumentException("Empty text is not valid JSON.");
        }
        Object value = value(parser);
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("More than one JSON value.");
        }
        return value;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new JsonObject();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    String stored = storable(name);
                    Object member = value(parser);
                    if (stored.equals(name)) {
                        object.put(name, member);
                    } else {
                        // It must not take the place of the member whose name it has come to have.
                        object.putIfAbsent(stored, member);
                    }
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> storable(parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? (Object) parser.getBigIntegerValue()
                    : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("Not valid JSON.");
        };
    }

    /** Only an escape can bring half a pair into a text; decoded UTF-8 never has one. */
    private static String storable(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return withoutNul(repaired == null ? text : repaired.toString());
    }

    /** The text without NUL characters; the same text when there is none. */
    public static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
