package io.agentaquarkus.contract;

import static io.agentaquarkus.contract.Checks.apply;
import static io.agentaquarkus.contract.Checks.compiled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnionTest {

    @Test
    void nullIsTakenWhenItIsOneOfTheTypes() {
        Check check = compiled("{'anyOf':[{'type':'integer'},{'type':'null'}]}");
        assertEquals("null", apply(check, "null"));
        assertEquals("3", apply(check, "'3'"));
        assertEquals(
                "[{'type':'int_parsing','loc':['body'],'msg':'Input should be a valid integer, unable to parse string as an"
                        + " integer','input':'x'}]",
                apply(check, "'x'"));
    }

    @Test
    void theMemberThatNeedsNoConversionWins() {
        Check check = compiled("{'anyOf':[{'type':'integer'},{'type':'string'},{'type':'boolean'}]}");
        assertEquals("'3'", apply(check, "'3'"));
        assertEquals("3", apply(check, "3"));
        assertEquals("true", apply(check, "true"));
        assertEquals("3", apply(check, "3.0"));
    }

    @Test
    void theFirstMemberThatTakesTheValueWinsOtherwise() {
        assertEquals("1", apply(compiled("{'anyOf':[{'type':'integer'},{'type':'boolean'}]}"), "'1'"));
        assertEquals("true", apply(compiled("{'anyOf':[{'type':'boolean'},{'type':'integer'}]}"), "'1'"));
    }

    @Test
    void allMembersSayWhyTheyDoNotTakeTheValue() {
        assertEquals("[{'type':'int_type','loc':['body','int'],'msg':'Input should be a valid integer','input':{}},"
                + "{'type':'list_type','loc':['body','list[str]'],'msg':'Input should be a valid list','input':{}},"
                + "{'type':'literal_error','loc':['body','literal['x']'],'msg':'Input should be 'x'','input':{},'ctx':{'expected':''x''}}]",
                apply(compiled("{'anyOf':[{'type':'integer'},{'type':'array','items':{'type':'string'}},{'const':'x'}]}"),
                        "{}"));
    }

    @Test
    void aMemberThatRefusesLeavesNothingBehind() {
        Check check = compiled(
                "{'anyOf':[{'type':'object','required':['b'],'properties':{'a':{'type':'integer'},'b':{'type':'integer'}}},"
                        + "{'type':'object','properties':{'a':{'type':'string'}}}]}");
        assertEquals("{'a':'1'}", apply(check, "{'a':'1'}"));
        assertEquals("{'a':1,'b':2}", apply(check, "{'a':'1','b':'2'}"));
    }
}
