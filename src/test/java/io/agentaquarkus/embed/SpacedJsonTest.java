package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.ExactJson;

class SpacedJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":1,\"b\":[2,{\"c\":null}]} | {\"a\": 1, \"b\": [2, {\"c\": null}]}", "[] | []", "{} | {}",
            "[[],{}] | [[], {}]",
            "true | true", "null | null", "3 | 3", "1.50 | 1.50", "12345678901234567890 | 12345678901234567890",
            "\"caf\u00e9 \ud83d\ude00\" | \"caf\\u00e9 \\ud83d\\ude00\"", "\"a\\\"b\\n\" | \"a\\\"b\\n\"" })
    void asItIsPutIntoAText(String json, String text) {
        assertEquals(text, SpacedJson.write(ExactJson.read(json)));
    }
}
