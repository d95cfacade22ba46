package io.agentaquarkus.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

class ComparisonTest {

    private static final String ID = "019d952f-5945-71b1-b8cb-d6d8e675c18d";
    private static final String OTHER_ID = "019d952f-5945-71b1-b8cb-d6d8e675c18e";

    private final Bindings bindings = new Bindings();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'a':1}|{'a':1.0}", "{'a':0.1}|{'a':0.10000000000000002}", "[1,'x',null,true]|[1,'x',null,true]",
            "{'a':{},'b':[]}|{'b':[],'a':{}}" })
    void equal(String expected, String actual) {
        assertEquals(List.of(), differences(expected, actual, "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'a':1}|{'a':2}|/a: expected 1, got 2",
            "{'a':1}|{'a':'1'}|/a: expected 1, got \"1\"",
            "{'a':1}|{'a':true}|/a: expected 1, got true",
            "{'a':false}|{'a':null}|/a: expected false, got null",
            "{'a':true}|{'a':false}|/a: expected true, got false",
            "{'a':'x'}|{'a':'X'}|/a: expected \"x\", got \"X\"",
            "{'a':{'b':1}}|{'a':{}}|/a/b: missing, expected 1",
            "{'a':{}}|{'a':{'b':null}}|/a/b: not expected, got null",
            "{}|[]|/: expected {}, got []",
            "[[1,2]]|[[2,1]]|/0/0: expected 1, got 2;/0/1: expected 2, got 1",
            "[1,2]|[1]|/: expected 2 elements, got 1",
            "{'a':1,'b':2}|{'b':3,'c':4}|/a: missing, expected 1;/b: expected 2, got 3;/c: not expected, got 4" })
    void different(String expected, String actual, String differences) {
        assertEquals(List.of(differences.split(";")), differences(expected, actual, "{}"));
    }

    @Test
    void whatIsIgnoredMustOnlyBeThere() {
        String rules = "{'ignore':['/a/*/t']}";
        assertEquals(List.of(), differences("{'a':[{'t':1},{'t':2}]}", "{'a':[{'t':'x'},{'t':null}]}", rules));
        assertEquals(List.of("/a/1/t: missing, expected 2"),
                differences("{'a':[{'t':1},{'t':2}]}", "{'a':[{'t':'x'},{}]}", rules));
    }

    @Test
    void whatIsOptionalMayBeAbsentOrAdded() {
        String rules = "{'optional':['/**/t']}";
        assertEquals(List.of(), differences("{'a':{'t':1}}", "{'a':{}}", rules));
        assertEquals(List.of(), differences("{'a':{}}", "{'a':{'t':1}}", rules));
        assertEquals(List.of("/a/t: expected 1, got 2"), differences("{'a':{'t':1}}", "{'a':{'t':2}}", rules));
    }

    @Test
    void unorderedElementsAreMatchedOneToOne() {
        String rules = "{'unordered':['/a']}";
        assertEquals(List.of(), differences("{'a':[1,2,2]}", "{'a':[2,1,2]}", rules));
        assertEquals(List.of("/a/2: no element like 2"), differences("{'a':[1,2,2]}", "{'a':[2,1,1]}", rules));
    }

    @Test
    void rulesHoldInsideOfUnorderedElements() {
        assertEquals(List.of(), differences("{'a':[{'n':1,'t':1},{'n':2,'t':2}]}", "{'a':[{'n':2,'t':8},{'n':1,'t':9}]}",
                "{'unordered':['/a'],'ignore':['/a/*/t']}"));
    }

    @Test
    void symbolsOfAnUnorderedElementThatDoesNotMatchAreNotBound() {
        assertEquals(List.of(), differences("{'a':[{'n':1,'id':'${uuid:1}'}],'b':'${uuid:1}'}",
                "{'a':[{'n':1,'id':'" + ID + "'}],'b':'" + ID + "'}", "{'unordered':['/a']}"));
        assertEquals(List.of("/a/0: no element like {\"n\":1,\"id\":\"${uuid:2}\"}"),
                differences("{'a':[{'n':1,'id':'${uuid:2}'}]}", "{'a':[{'n':2,'id':'" + OTHER_ID + "'}]}",
                        "{'unordered':['/a']}"));
        assertEquals("${uuid:2}", bindings.substitute("${uuid:2}"));
    }

    @Test
    void keysMayBeSymbols() {
        assertEquals(List.of(), differences("{'${uuid:1}':{'id':'${uuid:1}'}}", "{'" + ID + "':{'id':'" + ID + "'}}", "{}"));
        assertEquals(List.of("/${uuid:1}: missing, expected 1", "/" + OTHER_ID + ": not expected, got 1"),
                differences("{'${uuid:1}':1}", "{'" + OTHER_ID + "':1}", "{}"));
    }

    private List<String> differences(String expected, String actual, String rules) {
        return Comparison.differences(json(expected), json(actual), Rules.of(json(rules)), bindings);
    }

    private static JsonNode json(String text) {
        try {
            return Recording.JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
