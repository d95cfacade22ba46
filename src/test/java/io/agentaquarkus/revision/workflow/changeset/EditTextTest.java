package io.agentaquarkus.revision.workflow.changeset;

import static io.agentaquarkus.revision.workflow.changeset.Deltas.details;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Change;

class EditTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Be brief. Be kind.|Be brief.|Be short.|Be short. Be kind.",
            "a-b|-|''|ab", "one 😀 two|😀|:)|one :) two" })
    void onePassage(String text, String old, String replacement, String result) {
        assertEquals(result, edited("note", text, false, edit(old, replacement)).data().get("note").textValue());
    }

    @Test
    void everyPassageIsLookedForInTheTextBefore() {
        assertEquals("b c a",
                edited("note", "a b c", false, edit("c", "a"), edit("a", "b"), edit("b", "c")).data().get("note").textValue());
    }

    @Test
    void passagesMayTouch() {
        assertEquals("xy", edited("note", "ab", false, edit("a", "x"), edit("b", "y")).data().get("note").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "agents_md", "body", "description" })
    void proseMayDifferInItsTypography(String field) {
        String text = "Say \u201chello\u201d\u00a0twice \u2013 it\u2019s\u2003kind.";
        Change change = edited(field, text, false, edit("\"hello\" twice - it's", "x"));
        assertEquals("Say x\u2003kind.", change.data().get(field).textValue());
        assertEquals(List.of("text_matched_normalized 0"), change.warnings().stream()
                .map(warning -> warning.code() + " " + warning.operationIndex()).toList());
    }

    @Test
    void whatMatchesAsItStandsNeedsNoTolerance() {
        assertEquals(List.of(), edited("body", "\u2013 -", false, edit("-", "x")).warnings());
    }

    @Test
    void otherFieldsAndTheExactModeTolerateNothing() {
        assertEquals("text_not_found", refused("note", "\u2013", false, edit("-", "x")).get("code"));
        assertEquals("text_not_found", refused("body", "\u2013", true, edit("-", "x")).get("code"));
    }

    @Test
    void aPassageThatIsPlainTwiceIsNotUnique() {
        Map<?, ?> refusal = refused("body", "\u2013 \u2014", false, edit("-", "x"));
        assertEquals("text_not_unique", refusal.get("code"));
        assertEquals("edits[0].old_text matched 2 times.", refusal.get("message"));
    }

    @Test
    void overlappingOccurrencesCount() {
        Map<?, ?> refusal = refused("note", "aaa", false, edit("aa", "x"));
        assertEquals("text_not_unique", refusal.get("code"));
        assertEquals(2, ((Map<?, ?>) refusal.get("details")).get("match_count"));
    }

    @Test
    void theNearestLinesAreToldWhenNothingMatches() {
        Map<?, ?> refusal = refused("note", "Be calm.", false, edit("Be", "To be"), edit("Be gental.", "x"));
        assertEquals("text_not_found", refusal.get("code"));
        Map<?, ?> details = (Map<?, ?>) refusal.get("details");
        assertEquals(1, details.get("edit_index"));
        assertEquals(List.of(new NearestLines.Line(1, "Be calm.", 0.667)), details.get("nearest_lines"));
    }

    @Test
    void overlappingPassages() {
        Map<?, ?> refusal = refused("note", "abc", false, edit("bc", "x"), edit("ab", "y"));
        assertEquals("edits[1] and edits[0] overlap.", refusal.get("message"));
        assertEquals(List.of(1, 0), ((Map<?, ?>) refusal.get("details")).get("edit_indexes"));
    }

    @Test
    void nothingToChange() {
        assertEquals("no_change", refused("note", "abc", false, edit("b", "b")).get("code"));
        assertEquals("empty_old_text", refused("note", "abc", false, edit("", "b")).get("code"));
    }

    @Test
    void limitsCountCharacters() {
        String most = "😀".repeat(199_999);
        assertEquals("text_too_large", refused("note", most + "ab", false, edit("a", "")).get("code"));
        assertEquals("text_too_large", refused("note", most + "a", false, edit("a", "bc")).get("code"));
        assertEquals(most + "b", edited("note", most + "a", false, edit("a", "b")).data().get("note").textValue());
        String passage = "b".repeat(20_000);
        assertEquals("ac", edited("note", "a" + passage, false, edit(passage, "c")).data().get("note").textValue());
        assertEquals("edits[0].old_text has more than 20000 characters",
                refused("note", "a", false, edit(passage + "b", "c")).get("message"));
    }

    @Test
    void shapes() {
        assertEquals("'edit_text' needs an 'edits' list", shape(null));
        assertEquals("edits must hold at least one edit", shape("[]"));
        assertEquals("edits[0] must hold exactly 'old_text' and 'new_text'",
                shape("[{'old_text':'a','new_text':'b','x':'c'}]"));
        assertEquals("edits[1]: 'old_text' and 'new_text' must be strings",
                shape("[{'old_text':'a','new_text':'b'},{'old_text':'a'}]"));
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            many.add("{'old_text':'" + i + "','new_text':''}");
        }
        assertEquals("an edit_text operation takes at most 32 edits", shape("[" + String.join(",", many) + "]"));
    }

    private static TextEdit edit(String old, String replacement) {
        return new TextEdit(old, replacement);
    }

    private static Change edited(String field, String text, boolean exact, TextEdit... edits) {
        ObjectNode operation = Deltas.json("{'operation':'edit_text'}");
        operation.putArray("target").add(field);
        ArrayNode list = operation.putArray("edits");
        for (TextEdit edit : edits) {
            list.addObject().put("old_text", edit.oldText()).put("new_text", edit.newText());
        }
        if (exact) {
            operation.put("match_mode", "exact");
        }
        ObjectNode delta = ExactJson.MAPPER.createObjectNode();
        delta.putArray("operations").add(operation);
        return Delta.read(delta, true, true).applyTo(ExactJson.MAPPER.createObjectNode().put(field, text));
    }

    private static Map<?, ?> refused(String field, String text, boolean exact, TextEdit... edits) {
        return (Map<?, ?>) assertThrows(ChangeSetProblem.class, () -> edited(field, text, exact, edits)).detail();
    }

    private static String shape(String edits) {
        ChangeSetProblem refusal = Deltas.refusal("{'note':'a'}",
                "{'operation':'edit_text','target':['note']" + (edits == null ? "" : ",'edits':" + edits) + "}");
        assertEquals(0, ((Map<?, ?>) details(refusal)).get("operation_index"));
        return ((Map<?, ?>) refusal.detail()).get("message").toString();
    }
}
