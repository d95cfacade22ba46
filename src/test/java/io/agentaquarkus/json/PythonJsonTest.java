package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":1,\"b\":[2,{\"c\":null}]} | {\"a\": 1, \"b\": [2, {\"c\": null}]}", "[] | []", "{} | {}",
            "[[],{}] | [[], {}]",
            "true | true", "null | null", "3 | 3", "1.50 | 1.5", "1e16 | 1e+16", "-0.0 | -0.0",
            "12345678901234567890 | 12345678901234567890",
            "\"caf\u00e9 \ud83d\ude00\" | \"caf\\u00e9 \\ud83d\\ude00\"", "\"a\\\"b\\n\" | \"a\\\"b\\n\"" })
    void asItIsPutIntoAText(String json, String text) {
        assertEquals(text, PythonJson.text(ExactJson.read(json)));
    }

    @Test
    void sortedByCodePoints() {
        assertEquals("{\"B\": {\"a\": 1.0, \"b\": 2}, \"a\": []}",
                PythonJson.sortedText(ExactJson.read("{\"a\":[],\"B\":{\"b\":2,\"a\":1.0}}")));
    }

    @Test
    void readableKeepsCharactersBeyondAscii() {
        assertEquals("{\"é\": \"\\u0001😀\"}", PythonJson.readableText(ExactJson.read("{\"é\":\"\\u0001😀\"}")));
    }
}
