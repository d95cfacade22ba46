package io.agentaquarkus.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class QueryDataTest {

    @Test
    void whatIsLeftToTheDefaultsIsFilledIn() {
        assertStored("{'filtering':{'operator':'and','conditions':[]}}", "{'filtering':{}}");
        assertStored("{'filtering':{'operator':'and','conditions':[{'field':'span_name','operator':'is'}]}}",
                "{'filtering':{'conditions':[{'field':'span_name'}]}}");
        assertStored("{'filtering':{'operator':'or','conditions':[{'operator':'and','conditions':[]}]}}",
                "{'filtering':{'operator':'or','conditions':[{}]}}");
    }

    @Test
    void nestedConditionsStay() {
        assertStored("{'filtering':{'operator':'or','conditions':[{'field':'span_name','value':'chat','operator':'contains'},"
                + "{'operator':'not','conditions':[{'field':'attributes','key':'a.b','value':0.50,'operator':'gt'}]}]}}",
                "{'filtering':{'operator':'or','conditions':[{'field':'span_name','operator':'contains','value':'chat'},"
                        + "{'operator':'not','conditions':[{'field':'attributes','key':'a.b','operator':'gt','value':0.50}]}]}}");
    }

    @Test
    void textOptionsComeInPairs() {
        assertOptions("{'case_sensitive':true,'exact_match':false}", "{'case_sensitive':true}");
        assertOptions("{'case_sensitive':false,'exact_match':false}", "{}");
        assertOptions("{'case_sensitive':false,'exact_match':true}", "{'case_sensitive':null,'exact_match':true}");
    }

    @Test
    void theOptionOfListsStandsAlone() {
        assertOptions("{'all':true}", "{'all':true}");
        assertOptions("{'all':true,'case_sensitive':true,'exact_match':false}", "{'all':true,'case_sensitive':true}");
    }

    @Test
    void unknownAndNullMembersOfThePartsAreDropped() {
        assertStored("{'formatting':{'focus':'trace'},'filtering':{'operator':'and','conditions':[]},'windowing':{'limit':1}}",
                "{'windowing':{'limit':1,'colour':'red','order':null},'formatting':{'focus':'trace','x':1,'format':null},"
                        + "'filtering':{'conditions':[],'y':2}}");
    }

    @Test
    void aWindowIsKeptWhole() {
        String data = "{'windowing':{'newest':'2026-03-03T00:00:00Z','oldest':'2026-03-01T00:00:00Z',"
                + "'next':'0195d6f0-0000-7000-8000-00000000dead','limit':20,'order':'descending','interval':60,'rate':0.25}}";
        assertStored(data, data);
    }

    @Test
    void tracesAreNoPartOfAQuery() {
        assertStored("{'windowing':{'limit':1}}",
                "{'windowing':{'limit':1},'trace_ids':['0123456789abcdef0123456789abcdef'],'traces':[]}");
    }

    @Test
    void nothingIsNoData() {
        for (String nothing : new String[] { "{}", "{'formatting':null,'filtering':null,'windowing':null}", "{'traces':[]}" }) {
            assertNull(QueryData.stored(json(nothing)));
        }
    }

    private static void assertOptions(String stored, String sent) {
        String condition = "{'filtering':{'operator':'and','conditions':[{'field':'span_name','operator':'is','options':%s}]}}";
        assertStored(condition.formatted(stored), condition.formatted(sent));
    }

    private static void assertStored(String stored, String sent) {
        assertEquals(json(stored).toString(), QueryData.stored(json(sent)).toString());
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) ExactJson.read(text.replace('\'', '"'));
    }
}
