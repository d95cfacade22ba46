package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.json.ExactJson;

class NulTextTest {

    @Test
    void eachIsNamedWithItsPlace() {
        assertEquals(List.of(List.of("body", "a"), List.of("body", "l", 1, "k\0")),
                refused("{'a':'x\\u0000','l':['y',{'k\\u0000':1}]}"));
    }

    @Test
    void otherTextsPass() {
        assertEquals(List.of(), refused("{'a':'x\\u0001','b':[null,1,true,'\\ud83d\\ude00'],'':''}"));
    }

    private static List<?> refused(String json) {
        Violations violations = new Violations();
        NulText.refuse(ExactJson.read(json.replace('\'', '"')), Location.of("body"), violations);
        return violations.all().stream().map(violation -> violation.get("loc")).toList();
    }
}
