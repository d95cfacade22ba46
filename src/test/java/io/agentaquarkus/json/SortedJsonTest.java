package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are those of Python's {@code json.dumps} and {@code repr}. */
class SortedJsonTest {

    @ParameterizedTest
    @CsvSource({ "1.0, 1.0", "-0.0, -0.0", "0.0, 0.0", "1e-7, 1e-07", "1e-4, 0.0001", "0.00001, 1e-05",
            "1e15, 1000000000000000.0",
            "1e16, 1e+16", "123456789012345680.0, 1.2345678901234568e+17", "2.5e-10, 2.5e-10", "1e100, 1e+100",
            "-1e-100, -1e-100",
            "0.1, 0.1", "2e-3, 0.002", "5e-324, 5e-324", "1e-323, 1e-323", "1.2e-322, 1.2e-322",
            "1.7976931348623157e308, 1.7976931348623157e+308", "2e23, 2e+23",
            "100.0, 100.0", "1.50, 1.5" })
    void numbersAreTheShortestThatNameTheSame(double number, String expected) {
        assertEquals(expected, SortedJson.number(number));
    }

    @Test
    void numbersBeyondTheRangeAreInfinite() {
        assertEquals("[Infinity,-Infinity]", written("[1e400,-1e400]"));
    }

    @Test
    void wholeNumbersStayWhole() {
        assertEquals("[1,-12345678901234567890123,1.0,1000.0]", written("[1, -12345678901234567890123, 1.0, 1e3]"));
    }

    @Test
    void keysAreSortedAtEveryDepth() {
        assertEquals("{\"a\":[{\"x\":null,\"y\":true}],\"b\":false}", written("{\"b\":false,\"a\":[{\"y\":true,\"x\":null}]}"));
        assertEquals("{\"\":{},\"a\":[]}", written("{\"a\":[],\"\":{}}"));
    }

    @Test
    void keysAreInTheOrderOfCodePoints() {
        assertEquals("{\"Z\":1,\"a\":2,\"\\uff01\":3,\"\\ud83d\\ude00\":4}",
                written("{\"😀\":4,\"！\":3,\"a\":2,\"Z\":1}"));
        assertEquals(List.of("", "a", "aa", "b", "！", "😀", "😁"),
                Stream.of("😁", "b", "😀", "！", "aa", "", "a").sorted(SortedJson.CODE_POINTS).toList());
    }

    @Test
    void textIsAscii() {
        assertEquals("\"\\u00e9\\u2028\\ud83d\\ude00\\u0001\\u007f\\\"\\\\/\\n\\r\\t\\b\\f'\"",
                written("\"é\u2028😀\\u0001\u007f\\\"\\\\/\\n\\r\\t\\b\\f'\""));
    }

    private static String written(String json) {
        return SortedJson.write(ExactJson.read(json));
    }
}
