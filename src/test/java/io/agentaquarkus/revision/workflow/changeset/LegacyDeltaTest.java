package io.agentaquarkus.revision.workflow.changeset;

import static io.agentaquarkus.revision.workflow.changeset.Deltas.json;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.revision.Change;
import io.agentaquarkus.revision.Warning;

class LegacyDeltaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'set':{'p':{'b':{'y':2},'l':[]}}} | {'p':{'a':1,'b':{'x':1,'y':2},'l':[]}}",
            "{'set':{'p':{'b':null}}} | {'p':{'a':1,'b':null,'l':[1]}}",
            "{'remove':['p.b.x','p.l','p.none.deeper','none','p.a.deeper']} | {'p':{'a':1,'b':{}}}",
            "{'set':{'p':{'c':1}},'remove':['p.c','p.b']} | {'p':{'a':1,'l':[1]}}",
            "{'set':{},'remove':[],'note':'x'} | {'p':{'a':1,'b':{'x':1},'l':[1]}}" })
    void applied(String delta, String result) {
        Change change = apply("{'p':{'a':1,'b':{'x':1},'l':[1]}}", delta);
        assertEquals(result, change.data().toString().replace('"', '\''));
        assertEquals(List.of("legacy_delta_form"), change.warnings().stream().map(Warning::code).toList());
    }

    @Test
    void listsOfNamedEntriesAreToldByNameAlone() {
        List<Warning> warnings = apply("{'p':{'agent':{'tools':[],'skills':[]}}}",
                "{'set':{'p':{'agent':{'tools':[],'mcps':[],'skills':'none'}}}}").warnings();
        assertEquals("wholesale_list_replace [\"tools\"] 0", warnings.get(1).code() + " " + warnings.get(1).target() + " "
                + warnings.get(1).operationIndex());
        assertEquals(2, warnings.size());
    }

    @Test
    void markersAreToldByTheirPlaceInTheData() {
        ChangeSetProblem refusal = assertThrows(ChangeSetProblem.class,
                () -> apply("{}", "{'set':{'p':{'x':[{'@ag.file':'a'}]},'q':{'@ag.file':'b'}}}"));
        assertEquals("unresolved_file_marker: A file marker stands where the file's content should.", text(refusal));
        assertEquals("{pointers=[/p/x/0, /q]}", Deltas.details(refusal).toString());
    }

    private static Change apply(String base, String delta) {
        return Delta.read(json(delta), false, true).applyTo(json(base));
    }
}
