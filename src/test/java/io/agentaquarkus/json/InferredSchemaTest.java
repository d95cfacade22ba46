package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

class InferredSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | {'type':'object'}",
            "{'a':1,'b':1.0,'c':true,'d':'x','e':null} | {'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'number'},'c':{'type':'boolean'},'d':{'type':'string'},'e':{'type':'null'}},'required':['a','b','c','d','e']}",
            "{'b':{},'a':[]} | {'type':'object','properties':{'b':{'type':'object'},'a':{'type':'array'}},'required':['a','b']}",
            "{'l':[1,2.5]} | {'type':'object','properties':{'l':{'type':'array','items':{'type':'number'}}},'required':['l']}",
            "{'l':['x',1,null]} | {'type':'object','properties':{'l':{'type':'array','items':{'type':['integer','null','string']}}},'required':['l']}",
            "{'l':[{'a':1,'b':2},{'a':'x'}]} | {'type':'object','properties':{'l':{'type':'array','items':{'type':'object','properties':{'a':{'type':['integer','string']},'b':{'type':'integer'}},'required':['a']}}},'required':['l']}",
            "{'l':[1,{'a':1}]} | {'type':'object','properties':{'l':{'type':'array','items':{'anyOf':[{'type':'integer'},{'type':'object','properties':{'a':{'type':'integer'}},'required':['a']}]}}},'required':['l']}",
            "{'l':[[1],[]]} | {'type':'object','properties':{'l':{'type':'array','items':{'type':'array','items':{'type':'integer'}}}},'required':['l']}" })
    void narrowestSchemaOfAnExample(String example, String expected) {
        ObjectNode schema = InferredSchema.of(ExactJson.read(example.replace('\'', '"')));
        assertEquals("http://json-schema.org/schema#", schema.remove("$schema").textValue());
        assertEquals(expected.replace('\'', '"'), schema.toString());
    }
}
