package io.agentaquarkus.contract;

import static io.agentaquarkus.contract.Checks.apply;
import static io.agentaquarkus.contract.Checks.compiled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StructuresTest {

    @Test
    void membersAreConvertedInPlaceAndOthersStay() {
        Check check = compiled("{'type':'object','required':['n'],'properties':{'n':{'type':'integer'},"
                + "'list':{'type':'array','items':{'type':'boolean'}},'map':{'type':'object','additionalProperties':{'type':'integer'}}}}");
        assertEquals("{'list':[true,false],'n':3,'other':{'x':null},'map':{'a':1}}",
                apply(check, "{'list':['yes',0],'n':'3','other':{'x':null},'map':{'a':'1'}}"));
    }

    @Test
    void allViolationsAreReportedInTheOrderOfTheModel() {
        Check check = compiled("{'type':'object','required':['a','z'],'additionalProperties':false,'properties':{"
                + "'z':{'type':'integer'},'a':{'type':'string'},'list':{'type':'array','items':{'type':'integer'}},"
                + "'map':{'type':'object'},'o':{'type':'object','properties':{}}}}");
        assertEquals("[{'type':'int_type','loc':['body','z'],'msg':'Input should be a valid integer','input':{}},"
                + "{'type':'missing','loc':['body','a'],'msg':'Field required','input':{'list':['x',1,null],'z':{},'map':[],'o':5,'more':1}},"
                + "{'type':'int_parsing','loc':['body','list',0],'msg':'Input should be a valid integer, unable to parse string as an integer','input':'x'},"
                + "{'type':'int_type','loc':['body','list',2],'msg':'Input should be a valid integer','input':null},"
                + "{'type':'dict_type','loc':['body','map'],'msg':'Input should be a valid dictionary','input':[]},"
                + "{'type':'model_attributes_type','loc':['body','o'],'msg':'Input should be a valid dictionary or object to extract fields from','input':5},"
                + "{'type':'extra_forbidden','loc':['body','more'],'msg':'Extra inputs are not permitted','input':1}]",
                apply(check, "{'list':['x',1,null],'z':{},'map':[],'o':5,'more':1}"));
    }

    @Test
    void aListIsAList() {
        assertEquals("[{'type':'list_type','loc':['body'],'msg':'Input should be a valid list','input':{'0':1}}]",
                apply(compiled("{'type':'array'}"), "{'0':1}"));
        assertEquals("[1,'x',null]", apply(compiled("{'type':'array'}"), "[1,'x',null]"));
    }
}
