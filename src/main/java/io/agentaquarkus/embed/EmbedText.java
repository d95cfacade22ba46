package io.agentaquarkus.embed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the embeds in a text. What is not well-formed is text. */
final class EmbedText {

    private static final Pattern MARKER = Pattern.compile("@ag\\.embed\\[|@\\{\\{");

    private EmbedText() {
    }

    /**
     * A part of a text.
     *
     * @param embed null for a part that is just text
     */
    record Piece(String text, Embed embed) {
    }

    /** The pieces of a text, in order; empty when there is no embed in it. Takes time in proportion to the text. */
    static List<Piece> pieces(String text) {
        Matcher marker = MARKER.matcher(text);
        if (!marker.find()) {
            return List.of();
        }
        Map<Integer, Integer> stringEnds = stringEnds(text);
        int lastSnippetEnd = text.lastIndexOf(EmbedToken.SNIPPET_END);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int next;
        do {
            int at = marker.start();
            next = marker.end();
            int end = !marker.group().equals(EmbedToken.SNIPPET_START) ? stringEnds.getOrDefault(at, -1)
                    : lastSnippetEnd < next ? -1
                            : text.indexOf(EmbedToken.SNIPPET_END, next) + EmbedToken.SNIPPET_END.length();
            if (end < 0) {
                continue;
            }
            next = end;
            Embed embed = EmbedToken.read(text.substring(at, end));
            if (embed != null) {
                pieces.add(new Piece(text.substring(from, at), null));
                pieces.add(new Piece(text.substring(at, end), embed));
                from = end;
            }
        } while (marker.find(next));
        if (!pieces.isEmpty()) {
            pieces.add(new Piece(text.substring(from), null));
        }
        return pieces;
    }

    /** Where the brackets are closed that tokens open, by where the tokens start. */
    private static Map<Integer, Integer> stringEnds(String text) {
        Map<Integer, Integer> ends = new HashMap<>();
        Deque<int[]> open = new ArrayDeque<>();
        int depth = 0;
        for (int i = text.indexOf(EmbedToken.STRING_START); i >= 0 && i < text.length(); i++) {
            if (text.charAt(i) == '[') {
                depth++;
                int start = i + 1 - EmbedToken.STRING_START.length();
                if (text.startsWith(EmbedToken.STRING_START, start)) {
                    open.push(new int[] { start, depth });
                }
            } else if (text.charAt(i) == ']' && depth > 0) {
                if (!open.isEmpty() && open.peek()[1] == depth) {
                    ends.put(open.pop()[0], i + 1);
                }
                depth--;
            }
        }
        return ends;
    }
}
