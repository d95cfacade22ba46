package io.agentaquarkus.revision.workflow.changeset;

import static io.agentaquarkus.revision.workflow.changeset.Deltas.apply;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.data;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.details;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.refusal;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.refused;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemOperationsTest {

    private static final String DUPLICATES = "{'a':{'skills':[{'name':'x'},{'name':'x'},{'name':'y'}]}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'skills':[]} | {'operation':'add_item','target':['skills'],'value':{'name':'x'}} | {'skills':[{'name':'x'}]}",
            "{'files':[]} | {'operation':'add_item','target':['files'],'value':{'path':'a.md'}} | {'files':[{'path':'a.md'}]}",
            "{'mcps':[{'name':'a'},{'name':'b','n':1}]} "
                    + "| {'operation':'replace_item','target':[{'list':'mcps','key':'b'}],'value':{'name':'b','n':2}} "
                    + "| {'mcps':[{'name':'a'},{'name':'b','n':2}]}",
            "{'tools':[{'type':'gateway','integration':'jira','action':'create'}]} "
                    + "| {'operation':'remove_item','target':[{'list':'tools','key':'jira__create'}]} | {'tools':[]}",
            "{'skills':[{'name':'x','files':[{'path':'a'}]}]} "
                    + "| {'operation':'remove_item','target':[{'list':'skills','key':'x'},{'list':'files','key':'a'}]} "
                    + "| {'skills':[{'name':'x','files':[]}]}" })
    void applied(String base, String operation, String result) {
        assertEquals(result, data(base, operation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'operation':'add_item','target':['skills'],'value':{'name':'x'}} "
                    + "| item_already_exists: 'skills' already holds an entry named 'x'.",
            "{'operation':'add_item','target':['skills'],'value':{'name':''}} "
                    + "| item_key_undefined: 'add_item' cannot derive a key for the new 'skills' entry.",
            "{'operation':'add_item','target':['skills'],'value':'x'} | invalid_operation_shape: 'add_item' takes an object value",
            "{'operation':'add_item','target':['messages'],'value':{'name':'x'}} | unkeyed_collection: 'messages' is not a "
                    + "name-addressed list (known: files, mcps, skills, tools)",
            "{'operation':'add_item','target':['mcps'],'value':{'name':'x'}} "
                    + "| target_not_found: target segment 0: 'mcps' does not exist",
            "{'operation':'add_item','target':['tools'],'value':{'name':'x'}} "
                    + "| target_type_mismatch: the target is an object, not a list",
            "{'operation':'add_item','target':[{'list':'skills','key':'x'}],'value':{'name':'y'}} "
                    + "| invalid_target_shape: the target of 'add_item' must end in a field name",
            "{'operation':'replace_item','target':[{'list':'skills','key':'x'}],'value':{'name':'y'}} "
                    + "| item_rename_not_allowed: the target names 'x' but the value is named 'y'.",
            "{'operation':'replace_item','target':[{'list':'skills','key':'z'}],'value':{'name':'z'}} "
                    + "| item_not_found: target segment 0: 'skills' has no entry named 'z'",
            "{'operation':'remove_item','target':['skills']} "
                    + "| invalid_target_shape: the target of 'remove_item' must end in a {list, key} object" })
    void refusals(String operation, String refusal) {
        assertEquals(refusal, refused("{'skills':[{'name':'x'}],'messages':[],'tools':{}}", operation));
    }

    @Test
    void anEntryThatSharesItsNameCannotBeAddressed() {
        ChangeSetProblem refusal = refusal(DUPLICATES,
                "{'operation':'remove_item','target':['a',{'list':'skills','key':'x'}]}");
        assertEquals("duplicate_item_key: target segment 1: 'skills' holds 2 entries named 'x'", text(refusal));
        assertEquals(2, ((Map<?, ?>) details(refusal)).get("match_count"));
    }

    @Test
    void aListWithDuplicatesIsNotChangedEntryByEntry() {
        ChangeSetProblem refusal = refusal(DUPLICATES,
                "{'operation':'remove_item','target':['a',{'list':'skills','key':'y'}]}");
        assertEquals("duplicate_item_key: 'a.skills' holds duplicate keys: x.", text(refusal));
        assertEquals(Map.of("duplicates", List.of("x")), details(refusal));
    }

    @Test
    void operationsBringNoDuplicates() {
        ChangeSetProblem refusal = refusal("{'a':{'skills':[{'name':'x'},{'name':'y'}]}}",
                "{'operation':'set','target':['a',{'list':'skills','key':'y'},'name'],'value':'x'}");
        assertEquals("duplicate_item_key: the change adds a duplicate key to 'a.skills': x.", text(refusal));
        assertEquals(Map.of("duplicates", List.of("x")), details(refusal));
    }

    @Test
    void aListInsideAnEntryIsToldByTheEntrysName() {
        assertEquals("duplicate_item_key: the change adds a duplicate key to 'skills[x].files': a.",
                refused("{'skills':[{'name':'x'}]}", "{'operation':'set','target':[{'list':'skills','key':'x'},'files'],"
                        + "'value':[{'path':'a'},{'path':'a'}]}"));
    }

    @Test
    void oldDuplicatesElsewhereAreOnlyWarnedAbout() {
        var warning = apply(DUPLICATES, "{'operation':'set','target':['b'],'value':1}").warnings().get(0);
        assertEquals("legacy_duplicate_key", warning.code());
        assertEquals("[\"a\",\"skills\"]", warning.target().toString());
        assertEquals(null, warning.operationIndex());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "tools | {'type':'code','name':'a','slug':'b'} | a | a",
            "tools | {'name':'a'} | a | a", "tools | {'type':'platform','op':'read','name':'a'} | read | read",
            "tools | {'type':'reference','slug':'b'} | b | b", "tools | {'type':'reference','name':'a','slug':'b'} | a | a",
            "tools | {'type':'gateway','integration':'i','action':'a'} | i__a | ",
            "tools | {'type':'gateway','name':'a','integration':'i','action':'a'} | a | a",
            "tools | {'type':'gateway','integration':'i'} | | ", "tools | {'name':'a','@ag.embed':{}} | | ",
            "tools | {'type':'gateway','integration':'i','action':'a','@ag.embed':{}} | | ", "skills | {'name':''} | | ",
            "skills | {'name':1} | | ", "files | {'name':'a'} | | ", "files | {'path':'a'} | a | a" })
    void keys(String list, String entry, String ofEntry, String ofValue) {
        assertEquals(ofEntry, ItemKeys.ofEntry(list, Deltas.json(entry)));
        assertEquals(ofValue, ItemKeys.ofValue(list, Deltas.json(entry)));
    }
}
