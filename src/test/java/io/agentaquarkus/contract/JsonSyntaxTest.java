package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "`` | 0 | Expecting value", "`  ` | 2 | Expecting value",
            "{ | 1 | Expecting property name enclosed in double quotes",
            "{a:1} | 1 | Expecting property name enclosed in double quotes", "{\"a\" 1} | 5 | Expecting ':' delimiter",
            "{\"a\":} | 5 | Expecting value", "{\"a\":1 \"b\":2} | 7 | Expecting ',' delimiter",
            "{\"a\":1 | 6 | Expecting ',' delimiter",
            "{\"a\":1,} | 7 | Expecting property name enclosed in double quotes", "[1,] | 3 | Expecting value",
            "[1 2] | 3 | Expecting ',' delimiter",
            "[1 | 2 | Expecting ',' delimiter", "{} {} | 3 | Extra data", "1 2 | 2 | Extra data", "01 | 1 | Extra data",
            "\"abc | 0 | Unterminated string starting at",
            "[\"abc\\ | 1 | Unterminated string starting at", "\"\\x\" | 1 | Invalid \\escape",
            "\"\\u12G4\" | 2 | Invalid \\uXXXX escape",
            "\"\\u12 | 2 | Invalid \\uXXXX escape", "nul | 0 | Expecting value", "{\"a\": tru} | 6 | Expecting value",
            "- | 0 | Expecting value",
            "+1 | 0 | Expecting value", ".5 | 0 | Expecting value", "1. | 1 | Extra data", "[NaN] | 1 | Expecting value",
            "-Infinity | 0 | Expecting value", "'a' | 0 | Expecting value", "{\"ä\":x} | 5 | Expecting value" })
    void whereTheTextStopsBeingJson(String text, int position, String message) {
        assertEquals(new JsonSyntax.Error(message, position), JsonSyntax.locate(text));
    }

    @Test
    void controlCharactersInTexts() {
        assertEquals(new JsonSyntax.Error("Invalid control character at", 3), JsonSyntax.locate("\"ab\n\""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", " [ ] ", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\"", "-0.5e+10",
            "{\"a\":[true,false,null,{\"b\":1}]}" })
    void inJsonNothingIsFound(String text) {
        assertNull(JsonSyntax.locate(text));
    }

    @Test
    void depthIsBounded() {
        assertEquals(new JsonSyntax.Error("Nested too deeply", 1_000), JsonSyntax.locate("[".repeat(1_000_000)));
        assertEquals(new JsonSyntax.Error("Nested too deeply", 5_000), JsonSyntax.locate("{\"a\":".repeat(1_000_000)));
        assertNull(JsonSyntax.locate("[[],".repeat(999) + "[" + "]".repeat(1_000)));
    }
}
