package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Full-text search in the manner of a web search: whole words without regard to case, all of them in any order;
 * {@code "…"} is a phrase, {@code or} an alternative, a leading {@code -} excludes.
 */
final class FullText {

    private static final Pattern TERM = Pattern.compile("(-?)\"([^\"]*)\"?|(-?)(\\S+)");

    private FullText() {
    }

    static boolean matches(String query, List<String> texts) {
        return alternatives(query).stream().anyMatch(phrases -> phrases.stream().allMatch(
                phrase -> phrase.excluded() != texts.stream().anyMatch(text -> TextWords.has(text, phrase.words()))));
    }

    /** Of each alternative, what all has to hold; one or more. */
    static List<List<Phrase>> alternatives(String query) {
        List<List<Phrase>> alternatives = new ArrayList<>();
        List<Phrase> phrases = new ArrayList<>();
        Matcher matcher = TERM.matcher(query);
        while (matcher.find()) {
            if ("or".equalsIgnoreCase(matcher.group(4)) && matcher.group(3).isEmpty()) {
                alternatives.add(phrases);
                phrases = new ArrayList<>();
                continue;
            }
            boolean excluded = "-".equals(matcher.group(1)) || "-".equals(matcher.group(3));
            List<String> words = TextWords.of(matcher.group(2) != null ? matcher.group(2) : matcher.group(4));
            if (!words.isEmpty()) {
                phrases.add(new Phrase(excluded, words));
            }
        }
        alternatives.add(phrases);
        alternatives.removeIf(List::isEmpty);
        return alternatives;
    }

    /** Words that follow one another. */
    record Phrase(boolean excluded, List<String> words) {
    }
}
