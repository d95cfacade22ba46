package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | {'a':1} | ",
            "true | 1 | ",
            "{'type':'object','properties':{'a':{'type':'integer'}}} | {'a':1.0} | ",
            "{'properties':{'a':{'type':'integer'}}} | {'a':'it''s'} | [a] \"it's\" is not of type 'integer'",
            "{'properties':{'a':{'type':['integer','null']}}} | {'a':[true,null,{'k':'v'}]} | [a] [True, None, {'k': 'v'}] is not of type 'integer', 'null'",
            "{'required':['a','b']} | {'b':1} | [] 'a' is a required property",
            "{'items':{'required':['x']}} | [{'x':1},{}] | [1] 'x' is a required property",
            "{'properties':{'a':{}},'additionalProperties':false} | {'a':1,'z':2} | [] Additional properties are not allowed ('z' was unexpected)",
            "{'enum':['a',1,null]} | 'b' | [] 'b' is not one of ['a', 1, None]",
            "{'$schema':'http://json-schema.org/draft-07/schema#','items':[{'type':'string'}]} | [1] | [0] 1 is not of type 'string'",
            "{'$schema':'https://json-schema.org/draft/2020-12/schema','prefixItems':[{'type':'string'}]} | [1] | [0] 1 is not of type 'string'",
            "{'$schema':'http://json-schema.org/schema#','prefixItems':[{'type':'string'}]} | [1] | [0] 1 is not of type 'string'",
            "{'$defs':{'s':{'type':'string'}},'$ref':'#/$defs/s'} | 1 | [] 1 is not of type 'string'" })
    void mistakesWithTheirPlace(String schema, String value, String expected) {
        assertEquals(expected == null ? "" : expected, mistakes(schema.replace('\'', '"'),
                value.replace("''", "\u0001").replace('\'', '"').replace('\u0001', '\'')));
    }

    @Test
    void nothingIsFetched() {
        assertEquals("[] The schema cannot be applied: ",
                mistakes("{\"$ref\":\"http://127.0.0.1:1/other.json\"}", "1").substring(0, 33));
        assertEquals("[] The schema cannot be applied: ",
                mistakes("{\"$ref\":\"file:///etc/hostname\"}", "1").substring(0, 33));
    }

    @Test
    void aSchemaThatRefersToItselfEnds() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> assertEquals("[] The schema cannot be applied: it refers to itself without an end.",
                        mistakes("{\"$ref\":\"#\"}", "1")));
    }

    @Test
    void aPatternThatTriesEverythingEnds() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> assertEquals("[] The schema cannot be applied: a regular expression takes too long.",
                        mistakes("{\"pattern\":\"^(.*a){30}x$\"}", "\"" + "a".repeat(200) + "b\"")));
    }

    private static String mistakes(String schema, String value) {
        List<SchemaCheck.Mistake> mistakes = SchemaCheck.mistakes(ExactJson.read(schema), ExactJson.read(value));
        return mistakes.stream().map(mistake -> mistake.path() + " " + mistake.message()).collect(Collectors.joining("; "));
    }
}
