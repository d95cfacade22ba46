package io.agentaquarkus.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.ExactJson;

class RunDataTest {

    @Test
    void whatIsNotDescribedIsDroppedAndNumbersStayAsTheyAre() {
        assertEquals(json("{'steps':[{'key':'k','type':'input','origin':'auto','references':{'testset':{'slug':'s'}},"
                + "'schemas':{'outputs':{'const':1.0,'x':null}}}],'repeats':1,"
                + "'concurrency':{'batch_size':2,'retry_delay':0.5}}"),
                RunData.read(json("{'steps':[{'key':'k','type':'input','origin':'auto','bogus':1,'inputs':null,"
                        + "'references':{'testset':{'slug':'s','id':null}},'schemas':{'outputs':{'const':1.0,'x':null}}}],"
                        + "'repeats':null,'concurrency':{'batch_size':2,'max_retries':null,'retry_delay':0.5}}")).json());
    }

    @Test
    void everyReferenceCountsOnce() {
        String id = "'id':'0195d6f0-0000-7000-8000-00000000a001'";
        assertEquals(json("[{" + id + ",'slug':'a','key':'testset'},{'slug':'x','key':'other'}]"),
                RunData.read(json("{'steps':[{'key':'1','type':'input','origin':'auto','references':{'testset':{" + id
                        + ",'slug':'a'},'other':{'slug':'x'}}},{'key':'2','type':'input','origin':'auto','references':"
                        + "{'again':{" + id + "},'other':{'slug':'y'}}}]}")).references());
    }

    private static JsonNode json(String text) {
        return ExactJson.read(text.replace('\'', '"'));
    }
}
