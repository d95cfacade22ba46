package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the edits of a text apply: all are looked for in the text as it was before any of them. */
final class Passages {

    /** In characters (code points). */
    private static final int TEXT_MAX = 200_000;
    private static final int OLD_TEXT_MAX = 20_000;

    private final String text;
    private final boolean tolerant;
    private final List<Passage> passages = new ArrayList<>();
    private boolean tolerated;

    private Passages(String text, boolean tolerant) {
        this.text = text;
        this.tolerant = tolerant;
    }

    /** @param tolerant whether a text that is not found may differ in its quotes, dashes and spaces */
    static Passages find(String text, List<TextEdit> edits, boolean tolerant) {
        requireNotAbove(TEXT_MAX, "the text", text, Map.of());
        Passages found = new Passages(text, tolerant);
        for (int i = 0; i < edits.size(); i++) {
            found.add(i, edits.get(i));
        }
        found.passages.sort(Comparator.comparingInt(Passage::start));
        for (int i = 1; i < edits.size(); i++) {
            requireApart(found.passages.get(i - 1), found.passages.get(i));
        }
        return found;
    }

    boolean areTolerated() {
        return tolerated;
    }

    /** The text with everything outside of the passages as it was. */
    String replaced() {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        for (Passage passage : passages) {
            replaced.append(text, at, passage.start()).append(passage.replacement());
            at = passage.end();
        }
        String result = replaced.append(text, at, text.length()).toString();
        requireNotAbove(TEXT_MAX, "the edited text", result, Map.of());
        return result;
    }

    private void add(int index, TextEdit edit) {
        String name = TextEdit.name(index) + ".old_text";
        Map<String, Object> details = new LinkedHashMap<>(Map.of("edit_index", index));
        if (edit.oldText().isEmpty()) {
            throw Code.EMPTY_OLD_TEXT.refuse(name + " must not be empty", details);
        }
        requireNotAbove(OLD_TEXT_MAX, name, edit.oldText(), details);
        List<Integer> starts = starts(text, edit.oldText());
        if (starts.isEmpty() && tolerant) {
            starts = starts(Typography.plain(text), Typography.plain(edit.oldText()));
            tolerated |= !starts.isEmpty();
        }
        if (starts.isEmpty()) {
            List<NearestLines.Line> nearest = NearestLines.of(text, edit.oldText());
            if (!nearest.isEmpty()) {
                details.put("nearest_lines", nearest);
            }
            throw Code.TEXT_NOT_FOUND.refuse(name + " does not occur in the text.", details);
        }
        if (starts.size() > 1) {
            details.put("match_count", starts.size());
            throw Code.TEXT_NOT_UNIQUE.refuse(name + " matched " + starts.size() + " times.", details);
        }
        int start = starts.get(0);
        passages.add(new Passage(index, start, start + edit.oldText().length(), edit.newText()));
    }

    /** All places where it begins, overlapping ones too. */
    private static List<Integer> starts(String text, String part) {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            starts.add(at);
        }
        return starts;
    }

    private static void requireApart(Passage first, Passage second) {
        if (first.end() > second.start()) {
            throw Code.TEXT_EDITS_OVERLAP.refuse(
                    TextEdit.name(first.edit()) + " and " + TextEdit.name(second.edit()) + " overlap.",
                    Map.of("edit_indexes", List.of(first.edit(), second.edit())));
        }
    }

    private static void requireNotAbove(int max, String name, String text, Map<String, ?> details) {
        if (text.codePointCount(0, text.length()) > max) {
            throw Code.TEXT_TOO_LARGE.refuse(name + " has more than " + max + " characters", details);
        }
    }

    /** @param end the place after it */
    private record Passage(int edit, int start, int end, String replacement) {
    }
}
