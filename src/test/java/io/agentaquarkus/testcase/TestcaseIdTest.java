package io.agentaquarkus.testcase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.ExactJson;

/** The expected ids are those that the original made. */
class TestcaseIdTest {

    private static final UUID TESTSET = UUID.fromString("0195d6f0-7b1e-7c3a-9d55-0c1f5a6b7c8d");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "065eba12-6893-52bb-91a9-b234f4bbe48c | {\"country\":\"France\",\"capital\":\"Paris\"}",
            "065eba12-6893-52bb-91a9-b234f4bbe48c | {\"capital\":\"Paris\",\"country\":\"France\"}",
            "584c0bfb-f061-5993-9d41-3113d5075052 | {}",
            "10fd8888-2b2a-53c1-8f6d-2acd9fa0a3e6 | {\"n\":1,\"f\":1.0,\"s\":\"é\",\"l\":[true,null]}",
            "b297039f-1d7b-5710-83da-1255c93dbf0a | {\"b\":{\"y\":1,\"x\":[2.5,\"😀\",1e-07,1e+16,-0.0,12345678901234567890]},\"a\":\"\\u0001\\\"\\\\/\"}",
            "67f2a25e-55c5-5ecb-aa46-7828b9875091 | {\"n\":1.0}",
            "858897ea-48af-53ba-8271-ae005304445f | {\"n\":1}",
            "d6513970-6c86-58db-a2d8-75f130c18a77 | {\"\":null}" })
    void rowsOfATestset(UUID expected, String data) {
        assertEquals(expected, TestcaseId.of(TESTSET, ExactJson.read(data)));
    }

    @Test
    void aRowByItself() {
        assertEquals(UUID.fromString("3d320f22-6137-550b-8571-32f418a17195"),
                TestcaseId.of(null, ExactJson.read("{\"country\":\"France\",\"capital\":\"Paris\"}")));
    }

    @Test
    void theSameRowInAnotherTestset() {
        assertNotEquals(TestcaseId.of(TESTSET, ExactJson.read("{}")), TestcaseId.of(new UUID(0, 0), ExactJson.read("{}")));
    }
}
