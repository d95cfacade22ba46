package io.agentaquarkus.revision.workflow.changeset;

import static io.agentaquarkus.revision.workflow.changeset.Deltas.apply;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.data;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.json;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

class FieldOperationsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'a':1,'b':2} | {'operation':'set','target':['a'],'value':{'x':1.0}} | {'a':{'x':1.0},'b':2}",
            "{} | {'operation':'set','target':['a','b','c'],'value':[1,null]} | {'a':{'b':{'c':[1,null]}}}",
            "{'a':1} | {'operation':'set','target':['a'],'value':null} | {'a':null}",
            "{'a':{'b':{'x':1},'l':[1]}} | {'operation':'merge','target':['a'],'value':{'b':{'y':2},'l':[],'n':null}} "
                    + "| {'a':{'b':{'x':1,'y':2},'l':[],'n':null}}",
            "{'a':null,'b':2} | {'operation':'remove','target':['a']} | {'b':2}",
            "{'a':1} | {'operation':'remove','target':['a']},{'operation':'set','target':['a'],'value':2} | {'a':2}",
            "{'skills':[{'name':'x'},{'name':'y','n':1}]} "
                    + "| {'operation':'set','target':[{'list':'skills','key':'y'},'n'],'value':2} "
                    + "| {'skills':[{'name':'x'},{'name':'y','n':2}]}" })
    void applied(String base, String operations, String result) {
        assertEquals(result, data(base, operations));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'operation':'set','target':['text','x'],'value':1} "
                    + "| target_type_mismatch: target segment 0: 'text' is a string, so it cannot hold the field you are setting",
            "{'operation':'set','target':['null','x'],'value':1} "
                    + "| target_type_mismatch: target segment 0: 'null' is null, so it cannot hold the field you are setting",
            "{'operation':'set','target':[{'list':'skills','key':'x'},'n'],'value':1} "
                    + "| target_not_found: target segment 0: 'skills' does not exist",
            "{'operation':'remove','target':['object','x','y']} | target_not_found: target segment 1: 'x' does not exist",
            "{'operation':'remove','target':['number','x']} "
                    + "| target_type_mismatch: target segment 0: 'number' is a number, not an object",
            "{'operation':'merge','target':['list'],'value':{}} "
                    + "| target_type_mismatch: 'merge' needs an object target; 'list' is a list",
            "{'operation':'merge','target':['none'],'value':{}} | target_not_found: 'none' does not exist",
            "{'operation':'merge','target':['object']} | missing_operation_value: the operation needs a 'value'",
            "{'operation':'merge','target':['object'],'value':null} | invalid_operation_shape: 'merge' takes an object value",
            "{'operation':'remove','target':['text'],'value':null} | invalid_operation_shape: 'remove' does not take a value",
            "{'operation':'replace','target':['text'],'value':1} | unknown_operation: 'replace' is no operation",
            "{'operation':'remove','target':[{'list':'skills','key':'x'}]} "
                    + "| invalid_target_shape: the target of 'remove' must end in a field name" })
    void refusals(String operation, String refusal) {
        assertEquals(refusal,
                refused("{'text':'t','null':null,'number':1,'list':[],'object':{}}", operation));
    }

    @Test
    void theBaseIsNotChanged() {
        ObjectNode base = json("{'a':{'b':1}}");
        Delta.read(json("{'operations':[{'operation':'set','target':['a','b'],'value':2}]}"), true, true).applyTo(base);
        assertEquals(json("{'a':{'b':1}}"), base);
    }

    @Test
    void withoutABaseItStartsFromNothing() {
        assertEquals("{\"a\":1}", Delta.read(json("{'operations':[{'operation':'set','target':['a'],'value':1}]}"), true, true)
                .applyTo(null).data().toString());
    }

    @Test
    void whatWasSetIsNotChangedByLaterOperations() {
        ObjectNode delta = json("{'operations':[{'operation':'set','target':['a'],'value':{'x':1}},"
                + "{'operation':'set','target':['a','x'],'value':2}]}");
        ObjectNode sent = delta.deepCopy();
        Delta.read(delta, true, true).applyTo(null);
        assertEquals(sent, delta);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'operation':'set','target':['agent','tools'],'value':[]} | ['agent','tools']",
            "{'operation':'set','target':['agent'],'value':{'tools':[],'n':1}} | ['agent','tools']",
            "{'operation':'set','target':['agent','mcps'],'value':[]} | ",
            "{'operation':'set','target':['agent','tools'],'value':'none'} | ",
            "{'operation':'merge','target':['agent'],'value':{'tools':[]}} | ",
            "{'operation':'set','target':['agent','files'],'value':[]} | " })
    void aListThatIsSetAsAWholeIsWarnedAbout(String operation, String target) {
        List<String> targets = apply("{'agent':{'tools':[{'name':'a'}],'files':[]}}", operation).warnings().stream()
                .map(warning -> warning.code() + " " + warning.operationIndex() + " " + warning.target().toString()).toList();
        assertEquals(target == null ? List.of() : List.of("wholesale_list_replace 0 " + target.replace('\'', '"')), targets);
    }
}
