package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFlagTest {

    @ParameterizedTest
    @CsvSource({ "true, true", "True, true", "t, true", "YES, true", "y, true", "on, true", "1, true",
            "false, false", "f, false", "No, false", "n, false", "off, false", "0, false" })
    void inAnyWordOfTheContract(String word, boolean value) {
        assertEquals(value, QueryFlag.valueOf(word).value());
        assertEquals(value, QueryFlag.isOn(QueryFlag.valueOf(word)));
    }

    @Test
    void whatIsNotGivenIsNotOn() {
        assertFalse(QueryFlag.isOn(null));
    }
}
