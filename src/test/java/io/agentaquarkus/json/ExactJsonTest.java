package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;

class ExactJsonTest {

    @Test
    void valuesComeBackAsTheyWere() {
        for (String json : new String[] {
                "{\"a\":1.0,\"b\":1.50,\"c\":12345678901234567890.123456789,\"d\":-12345678901234567890}",
                "[true,false,null,\"é\",\"\\u0000\",{},[],9223372036854775807,2147483648]", "0", "\"\"", "null",
                "{\"\":{\"\":[[]]}}", "-0.0" }) {
            assertEquals(json, ExactJson.read(json).toString());
        }
    }

    @Test
    void theSignOfZeroStays() {
        assertEquals(Double.doubleToLongBits(-0.0), Double.doubleToLongBits(ExactJson.read("[-0.0]").get(0).doubleValue()));
        assertEquals(Double.doubleToLongBits(0.0), Double.doubleToLongBits(ExactJson.read("[0.0]").get(0).doubleValue()));
    }

    @Test
    void theLastOfEqualKeysCounts() {
        assertEquals("{\"a\":2}", ExactJson.read("{\"a\":1,\"a\":2}").toString());
    }

    @Test
    void equalNumbersOfDifferentFormsAreOfDifferentTypes() {
        assertTrue(ExactJson.read("1").isIntegralNumber());
        assertTrue(ExactJson.read("1.0").isBigDecimal());
        assertTrue(ExactJson.read("1e3").isBigDecimal());
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String text : new String[] { "{\"a\":1", "[1,]", "{} {}", "NaN", "[1 2]" }) {
            assertThrows(JsonProcessingException.class,
                    () -> ExactJson.MAPPER.readTree(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }
}
