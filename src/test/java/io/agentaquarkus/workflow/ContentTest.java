package io.agentaquarkus.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.ExactJson;

class ContentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{'a':1} | {'a':1.0} | false",
            "{'a':1.0} | {'a':1.00e0} | true",
            "{'a':1,'b':2} | {'b':2,'a':1} | true", "{'a':1} | {'a':1,'b':null,'c':' ','d':{},'e':{'f':{'g':''}}} | true",
            "{} | {'a':{'b':null}} | true", "[1,null] | [1,{}] | true", "{'a':1} | {'a':2} | false",
            "{'a':1} | {'a':'1'} | false", "{'a':true} | {'a':1} | false", "{'a':false} | {} | false", "{'a':0} | {} | false",
            "{'a':[]} | {} | false", "[1,null] | [1] | false", "[1,2] | [2,1] | false", "{'a':'x'} | {'a':'x '} | false",
            "{'a':9007199254740993} | {'a':9007199254740992} | false" })
    void isSame(String a, String b, boolean same) {
        assertEquals(same, Content.isSame(ExactJson.read(a.replace('\'', '"')), ExactJson.read(b.replace('\'', '"'))));
        assertEquals(same, Content.isSame(ExactJson.read(b.replace('\'', '"')), ExactJson.read(a.replace('\'', '"'))));
    }

    @Test
    void nothingIsWhatSaysNothing() {
        assertEquals(true, Content.isSame(null, ExactJson.read("{\"a\":{}}")));
        assertEquals(true, Content.isSame(null, null));
        assertEquals(false, Content.isSame(ExactJson.read("{\"a\":1}"), null));
    }
}
