package io.agentaquarkus.revision.workflow.changeset;

import static io.agentaquarkus.revision.workflow.changeset.Deltas.details;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Change;

/** What a value may hold, and what is taken out of it. */
class ValuesTest {

    private static final String PASSAGE = "<!-- agenta:platform-guidance:start -->hidden\n"
            + "<!-- agenta:platform-guidance:end -->";

    @ParameterizedTest
    @ValueSource(strings = { "{'a':1}", "{'@ag.embed':{'@ag.references':{'workflow':{'slug':'a'}}}}",
            "{'x':[{'@ag.embed':{'@ag.references':{'workflow':{'id':'1'}},'@ag.selector':{'path':'a'}}}]}",
            "{'a':'@ag.embed[@ag.references[workflow.slug=a]]'}", "{'@agenta':1}" })
    void accepted(String value) {
        Markers.check(json(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{'@ag.file':'a'} | unresolved_file_marker | {pointers=[/]}",
            "{'a':[1,{'@ag.file':'a'}],'b/c~d':{'@ag.file':1}} | unresolved_file_marker | {pointers=[/a/1, /b~1c~0d]}",
            "{'@ag.import':'a'} | unknown_marker | {pointer=/, marker=@ag.import}",
            "{'a':[{'@ag.x':1}]} | unknown_marker | {pointer=/a/0, marker=@ag.x}",
            "{'a':{'@ag.embed':null}} | invalid_embed | {pointer=/a/@ag.embed}",
            "{'@ag.embed':[]} | invalid_embed | {pointer=/@ag.embed}",
            "{'@ag.embed':{}} | invalid_embed | {pointer=/@ag.embed}",
            "{'@ag.embed':{'@ag.references':{}}} | invalid_embed | {pointer=/@ag.embed}",
            "{'@ag.embed':{'@ag.references':{'w':{'slug':'a'}},'x':1}} | invalid_embed | {pointer=/@ag.embed}",
            "{'@ag.embed':{'@ag.references':{'w':{}}}} | invalid_embed | {pointer=/@ag.embed, reference=w}",
            "{'@ag.embed':{'@ag.references':{'w':'/a'}}} | invalid_embed | {pointer=/@ag.embed, reference=w}" })
    void refused(String value, String code, String details) {
        ChangeSetProblem refusal = assertThrows(ChangeSetProblem.class, () -> Markers.check(json(value)));
        assertEquals(code, ((Map<?, ?>) refusal.detail()).get("code"));
        assertEquals(details, details(refusal).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Keep. # End.|Keep.\\n\\nEnd.", "# End.|End.", "Keep.\\n\\n#|Keep.", "#|''",
            "a#b #\\n# c|a\\n\\nb\\n\\nc" })
    void guidanceIsTakenOut(String text, String stripped) {
        ObjectNode value = json("{}").put("x", lines(text).replace("#", PASSAGE));
        assertEquals(lines(stripped), Guidance.stripped(value).get("x").textValue());
    }

    @Test
    void otherValuesAreLeftAsTheyAre() {
        ObjectNode value = json("{'a':[1.0,null,' x ','<!-- agenta:platform-guidance:start --> no end']}");
        assertSame(value, Guidance.stripped(value));
    }

    @Test
    void guidanceInsideOfAValueIsToldOnce() {
        ObjectNode delta = json("{'operations':[{'operation':'set','target':['a']}]}");
        ((ObjectNode) delta.at("/operations/0")).set("value",
                json("{'n':1.0}").set("l", json("{}").arrayNode().add(PASSAGE).add("a " + PASSAGE)));
        Change change = Delta.read(delta, true, true).applyTo(null);
        assertEquals("{\"a\":{\"n\":1.0,\"l\":[\"\",\"a\"]}}", change.data().toString());
        assertEquals(List.of("platform_guidance_stripped [\"a\"] 0"), change.warnings().stream()
                .map(warning -> warning.code() + " " + warning.target() + " " + warning.operationIndex()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{'tools':[{'name':'a'},#]} | 1", "{'x':[{'skills':[#]}]} | 1",
            "{'files':[#],'mcps':[#]} | 1", "{'tools':[{'name':'a','x':#}]} | 0", "{'tools':#} | 0", "{'others':[#]} | 0" })
    void entriesThatAreEmbedsAreTold(String value, int warnings) {
        String embedded = value.replace("#", "{'@ag.embed':{'@ag.references':{'workflow':{'slug':'a'}}}}");
        for (String delta : List.of("{'operations':[{'operation':'set','target':['a'],'value':" + embedded + "}]}",
                "{'operations':[{'operation':'merge','target':['a'],'value':" + embedded + "}]}",
                "{'set':{'a':" + embedded + "}}")) {
            Change change = Delta.read(json(delta), true, true).applyTo(json("{'a':{}}"));
            assertEquals(warnings,
                    change.warnings().stream().filter(warning -> warning.code().equals("unaddressable_embed")).count());
        }
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
