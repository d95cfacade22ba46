package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.ObjectMapper;

class JsonTreeTest {

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "null", "true", "\"\"", "0", "-9223372036854775808", "9223372036854775808", "0.1",
            "1.0E-7", "{\"b\":1,\"a\":{\"x\":[null,\"ä\",{\"\":[]}]}}", "\"\\\"\\\\\\n\\u0001\"" })
    void whatIsReadIsWrittenAsItWas(String json) {
        assertEquals(json, text(JsonTree.read(json)));
        assertEquals(json, text(JsonTree.read(json.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void numbersKeepTheirClass() {
        assertEquals(List.of(1L, 1.0, new BigInteger("9223372036854775808"), -0.0, 1e300),
                JsonTree.read("[1, 1.0, 9223372036854775808, -0.0, 1e300]"));
    }

    @Test
    void aNumberBeyondAllIsText() {
        assertEquals("[\"Infinity\",\"-Infinity\",\"NaN\"]",
                text(Arrays.asList(JsonTree.read("1e999"), JsonTree.read("-1e999"), Double.NaN)));
    }

    /** Decimals of few digits take another way than other numbers. */
    @Test
    void doublesAreWrittenInTheirShortestForm() {
        Random random = new Random(7);
        for (double scale = 1e-9; scale < 1e18; scale *= 10) {
            for (int digits = 1; digits <= 17; digits++) {
                for (int i = 0; i < 200; i++) {
                    double decimal = Math.rint(random.nextDouble() * Math.pow(10, digits)) * scale;
                    for (double number : new double[] { decimal, decimal / 1e6, -decimal, Math.nextUp(decimal) }) {
                        assertEquals(NumberOutput.toString(number, true), text(number));
                    }
                }
            }
        }
        for (double number : new double[] { 0, -0.0, 1e-3, Math.nextDown(1e-3), 1e6, Math.nextDown(1e6), 999_999.999999999,
                123456.789012345, 0.1 + 0.2, 0.3, 100, 1234.5 }) {
            assertEquals(NumberOutput.toString(number, true), text(number));
        }
    }

    @Test
    void textsThatAreRepeatedAreWrittenAgain() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add("\"text\"\n" + "ä\\ ".repeat(i) + i);
        }
        List<String> values = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            values.add(texts.get(random.nextInt(texts.size())));
        }
        assertEquals(values, new ObjectMapper().readValue(JsonTree.write(values), List.class));
        assertEquals(values, new ObjectMapper().readValue(JsonTree.write(values), List.class));
    }

    @Test
    void charactersBeyondTheFirstPlaneComeBack() {
        assertEquals("😀", JsonTree.read(JsonTree.write("😀")));
    }

    @Test
    void nulIsLeftOut() {
        assertEquals(Map.of("ab", "cd"), JsonTree.read("{\"a\\u0000b\":\"c\\u0000d\"}"));
        assertEquals(Map.of("a", 1L), JsonTree.read("{\"a\":1,\"a\\u0000\":2}"));
        assertEquals(Map.of("a", 1L), JsonTree.read("{\"a\\u0000\":2,\"a\":1}"));
        assertEquals("", JsonTree.withoutNul("\0\0"));
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertEquals("a\uFFFDb", JsonTree.read("\"a\\ud83db\""));
        assertEquals("\uFFFD\uFFFD", JsonTree.read("\"\\ude00\\ud83d\""));
        assertEquals("\uFFFD\uD83D\uDE00", JsonTree.read("\"\\ud83d\\ud83d\\ude00\""));
        assertEquals(Map.of("\uFFFD", 1L), JsonTree.read("{\"\\udfff\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "{", "[1,]", "{\"a\":1,}", "nul", "NaN", "01", "1 2", "{} []", "'a'", "\"a", "\"\n\"" })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> JsonTree.read(text));
        assertThrows(IllegalArgumentException.class, () -> JsonTree.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThrows(IllegalArgumentException.class, () -> JsonTree.read(new byte[] { '"', (byte) 0xff, '"' }));
    }

    @Test
    void depthIsBounded() {
        assertEquals(2_000, text(JsonTree.read("[".repeat(1_000) + "]".repeat(1_000))).length());
        assertThrows(IllegalArgumentException.class, () -> JsonTree.read("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() throws Exception {
        ObjectMapper jackson = new ObjectMapper();
        for (int before = 0; before < 9; before++) {
            for (int c = 1; c < 0x3000; c++) {
                String text = "-".repeat(before) + (char) c + "tail\"" + (char) c;
                assertEquals(jackson.writeValueAsString(text), text(text));
            }
        }
        String endless = "ä\n\"".repeat(700_000);
        assertEquals(jackson.writeValueAsString(List.of(endless)), text(List.of(endless)));
    }

    @Test
    void whatIsTooDeepToBeWrittenIsRefusedAndTheNextIsWritten() {
        List<Object> deep = List.of();
        for (int i = 0; i < 10_000; i++) {
            deep = List.of(deep);
        }
        List<Object> tooDeep = deep;
        assertThrows(IllegalArgumentException.class, () -> JsonTree.write(tooDeep));
        assertEquals("[1]", text(List.of(1L)));
    }

    @Test
    void onlyPlainValuesAreWritten() {
        assertThrows(IllegalArgumentException.class, () -> JsonTree.write(new HashMap<>(Map.of("a", 'c'))));
    }

    private static String text(Object value) {
        return new String(JsonTree.write(value), StandardCharsets.UTF_8);
    }
}
