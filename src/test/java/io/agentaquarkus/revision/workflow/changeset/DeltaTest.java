package io.agentaquarkus.revision.workflow.changeset;

import static io.agentaquarkus.revision.workflow.changeset.Deltas.details;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.json;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.refusal;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.refused;
import static io.agentaquarkus.revision.workflow.changeset.Deltas.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

class DeltaTest {

    private static final String SET = "{'operation':'set','target':['x'],'value':1}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | the delta is empty: give 'set'/'remove', or 'operations'.",
            "{'set':null,'remove':null,'operations':null} | the delta is empty: give 'set'/'remove', or 'operations'.",
            "{'set':{},'operations':[]} | a delta uses either 'set'/'remove' or 'operations', never both.",
            "{'operations':[]} | 'operations' must hold at least one operation",
            "{'operations':[" + SET + "]} | an ordered delta needs `base_revision_id`: the revision you read." })
    void invalid(String delta, String message) {
        ChangeSetProblem refusal = assertThrows(ChangeSetProblem.class, () -> Delta.read(json(delta), false, true));
        assertEquals(422, refusal.status());
        assertEquals("invalid_delta: " + message, text(refusal));
        assertEquals(null, details(refusal));
    }

    @Test
    void operationsCanBeSwitchedOff() {
        ObjectNode delta = json("{'operations':[" + SET + "]}");
        ChangeSetProblem refusal = assertThrows(ChangeSetProblem.class, () -> Delta.read(delta, true, false));
        assertEquals("invalid_delta: this server takes no 'operations': use 'set' and 'remove'.", text(refusal));
        assertEquals("{\"a\":1}", Delta.read(json("{'set':{'a':1}}"), true, false).applyTo(null).data().toString());
    }

    @Test
    void sixtyFourOperationsAreTheMost() {
        String most = String.join(",", Collections.nCopies(64, SET));
        assertEquals("{'x':1}", Deltas.data("{}", most));
        assertEquals("invalid_delta: a delta takes at most 64 operations", refused("{}", most + "," + SET));
    }

    @Test
    void sixtyFourLevelsAreTheMost() {
        assertEquals("{'x':" + nested(61) + "}", Deltas.data("{}", set(nested(61))));
        ChangeSetProblem refusal = refusal("{}", set(nested(62)));
        assertEquals("value_too_deep: the value nests more than 64 levels deep.", text(refusal));
        assertEquals(Map.of("max_depth", 64), details(refusal));
    }

    @Test
    void theOperationThatFailsIsNamed() {
        ChangeSetProblem refusal = refusal("{}", SET + ",{'operation':'remove','target':['x','y']}");
        Map<?, ?> detail = (Map<?, ?>) refusal.detail();
        assertEquals("target_type_mismatch", detail.get("code"));
        assertEquals(false, detail.get("retryable"));
        assertEquals("Read the current revision and use an operation that fits what stands at the target.",
                detail.get("next_step"));
        assertEquals("{operation_index=1, operation=\"remove\", target=[\"x\",\"y\"]}", details(refusal).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "[] | the operation needs a non-empty 'target'",
            "['a',''] | target segment 1 is empty",
            "['a',0] | target segment 1 must be a string or a {list, key} object",
            "['a',['b']] | target segment 1 must be a string or a {list, key} object",
            "[{'list':'skills'}] | target segment 0 must have exactly 'list' and 'key'",
            "[{'list':'skills','key':'a','x':1}] | target segment 0 must have exactly 'list' and 'key'",
            "[{'list':'skills','key':''}] | target segment 0 has an empty 'key'",
            "[{'list':'','key':'a'}] | target segment 0 has an empty 'list'",
            "[{'list':1,'key':'a'}] | target segment 0: 'list' must be a string",
            "['a','a','a','a','a','a','a','a','a','a','a','a','a'] | a target takes at most 12 segments" })
    void targets(String target, String message) {
        assertEquals("invalid_target_shape: " + message, refused("{}", "{'operation':'remove','target':" + target + "}"));
    }

    private static String set(String value) {
        return "{'operation':'set','target':['x'],'value':" + value + "}";
    }

    /** So many objects inside one another. */
    private static String nested(int levels) {
        return "{'d':".repeat(levels) + "1" + "}".repeat(levels);
    }
}
