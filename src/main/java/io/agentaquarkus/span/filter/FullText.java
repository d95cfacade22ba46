package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Full-text search in the manner of a web search: whole words without regard to case, all of them in any order;
 * {@code "…"} is a phrase, {@code or} an alternative, a leading {@code -} excludes.
 */
final class FullText {

    private static final Pattern TERM = Pattern.compile("(-?)\"([^\"]*)\"?|(-?)(\\S+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private FullText() {
    }

    static boolean matches(String query, List<String> texts) {
        List<List<String>> documents = texts.stream().map(FullText::words).toList();
        boolean any = false;
        boolean alternative = true;
        boolean terms = false;
        Matcher matcher = TERM.matcher(query);
        while (matcher.find()) {
            if ("or".equalsIgnoreCase(matcher.group(4)) && matcher.group(3).isEmpty()) {
                any |= alternative && terms;
                alternative = true;
                terms = false;
                continue;
            }
            boolean excluded = "-".equals(matcher.group(1)) || "-".equals(matcher.group(3));
            List<String> phrase = words(matcher.group(2) != null ? matcher.group(2) : matcher.group(4));
            if (!phrase.isEmpty()) {
                terms = true;
                alternative &= excluded != documents.stream().anyMatch(words -> hasPhrase(words, phrase));
            }
        }
        return any || alternative && terms;
    }

    private static boolean hasPhrase(List<String> words, List<String> phrase) {
        return java.util.Collections.indexOfSubList(words, phrase) >= 0;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
