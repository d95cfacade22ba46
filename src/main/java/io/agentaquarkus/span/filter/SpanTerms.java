package io.agentaquarkus.span.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.StoredJson;

/**
 * What a span can be found by although SQL cannot look into it: its words, the paths of its attributes, and the values at
 * paths, each as a hash of 32 bits. Different terms may have one hash, so whatever is found by terms has still to be decided
 * by {@link FilterEvaluator}; what has not the terms of a filter ({@link FilterTerms}) cannot match it.
 */
public final class SpanTerms {

    /** Stands for the place in a list, which no filter names. */
    private static final int ELEMENT = 0x3c6ef372;
    private static final int ROOT = 1;

    private static final int WORD = 0x1b873593;
    private static final int PATH = 0x2545f491;
    private static final int TEXT = 0x38b34ae5;
    private static final int NUMBER = 0x4cf5ad43;
    private static final int TRUTH = 0x52dce729;
    private static final int NULL = 0x68e31da4;

    private SpanTerms() {
    }

    /**
     * Tells every term, some of them more than once.
     *
     * @param attributes a JSON object in UTF-8
     * @param events a JSON array in UTF-8, or null; only words are taken from there
     */
    public static void of(byte[] attributes, byte[] events, IntConsumer terms) {
        try (JsonParser parser = StoredJson.parser(attributes)) {
            attributes(parser, terms);
            if (events != null) {
                try (JsonParser more = StoredJson.parser(events)) {
                    words(more, terms);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A stored value is broken JSON", e);
        }
    }

    private static void words(JsonParser parser, IntConsumer terms) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                TextWords.hashes(parser.getText(), hash -> terms.accept(word(hash)));
            }
        }
    }

    private static void attributes(JsonParser parser, IntConsumer terms) throws IOException {
        // The path of each container that is open; whether it is reached through objects alone, as filters name paths.
        int[] paths = new int[16];
        boolean[] named = new boolean[16];
        int depth = 0;
        int path = ROOT;
        boolean isNamed = true;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    if (depth == paths.length) {
                        paths = Arrays.copyOf(paths, 2 * depth);
                        named = Arrays.copyOf(named, 2 * depth);
                    }
                    if (token == JsonToken.START_ARRAY) {
                        path = element(path);
                        isNamed = false;
                    }
                    paths[depth] = path;
                    named[depth++] = isNamed;
                }
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> {
                    path = member(paths[depth - 1], parser.currentName());
                    isNamed = named[depth - 1];
                    if (isNamed) {
                        terms.accept(path(path));
                    }
                    continue;
                }
                default -> value(parser, token, path, terms);
            }
            if (depth > 0) {
                // What follows in a list stands at the same place; in an object a name comes first.
                path = paths[depth - 1];
                isNamed = named[depth - 1];
            }
        }
    }

    private static void value(JsonParser parser, JsonToken token, int path, IntConsumer terms) throws IOException {
        switch (token) {
            case VALUE_STRING -> {
                String text = parser.getText();
                terms.accept(text(path, text));
                Double number = NumberText.read(text);
                if (number != null) {
                    terms.accept(number(path, number));
                }
                TextWords.hashes(text, hash -> terms.accept(word(hash)));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> terms.accept(number(path, parser.getDoubleValue()));
            case VALUE_TRUE, VALUE_FALSE -> terms.accept(truth(path, token == JsonToken.VALUE_TRUE));
            default -> terms.accept(term(NULL, path, 0));
        }
    }

    /** @param hash of a word in lower case, as {@link String#hashCode} has it */
    static int word(int hash) {
        return term(WORD, ROOT, hash);
    }

    /** The path of a dotted key from the attributes on. */
    static int pathOf(String key) {
        int path = ROOT;
        for (String step : key.split("\\.", -1)) {
            path = member(path, step);
        }
        return path;
    }

    static int member(int path, String name) {
        return mixed(path * 31 + name.hashCode());
    }

    static int element(int path) {
        return mixed(path * 31 + ELEMENT);
    }

    /** There is something at the path. */
    static int path(int path) {
        return term(PATH, path, 0);
    }

    static int text(int path, String text) {
        return term(TEXT, path, text.hashCode());
    }

    /** A number, or a text that can be read as one. */
    static int number(int path, double number) {
        // Zero has two forms.
        return term(NUMBER, path, Double.hashCode(number + 0.0));
    }

    static int truth(int path, boolean value) {
        return term(TRUTH, path, value ? 1 : 0);
    }

    /** The term of a text, number, truth value or null. */
    static int scalar(int path, JsonNode value) {
        return value.isTextual() ? text(path, value.textValue())
                : value.isNumber() ? number(path, value.doubleValue())
                        : value.isBoolean() ? truth(path, value.booleanValue()) : term(NULL, path, 0);
    }

    private static int term(int kind, int path, int value) {
        return mixed(mixed(path ^ kind) * 31 + value);
    }

    /** The last step of MurmurHash3: every bit of the input concerns every bit of the output. */
    private static int mixed(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
