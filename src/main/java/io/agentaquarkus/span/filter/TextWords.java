package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** The words of a text: runs of letters and digits of any script, in lower case. */
final class TextWords {

    /** For ASCII: the lower case of letters and digits, 0 for what separates words. */
    private static final char[] FOLDED = new char[128];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = isPartOfWord(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private TextWords() {
    }

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i < lower.length();) {
            int c = lower.codePointAt(i);
            if (isPartOfWord(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(lower.substring(start, i));
                start = -1;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(lower.substring(start));
        }
        return words;
    }

    /** The hashes of all words, as {@link String#hashCode} has them; words of ASCII may come twice. */
    static void hashes(String text, IntConsumer hashes) {
        int hash = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FOLDED.length) {
                of(text).forEach(word -> hashes.accept(word.hashCode()));
                return;
            }
            char folded = FOLDED[c];
            if (folded != 0) {
                hash = hash * 31 + folded;
                inside = true;
            } else if (inside) {
                hashes.accept(hash);
                hash = 0;
                inside = false;
            }
        }
        if (inside) {
            hashes.accept(hash);
        }
    }

    /** Whether these words follow one another somewhere in the text; they are in lower case, and at least one. */
    static boolean has(String text, List<String> words) {
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FOLDED.length) {
                return Collections.indexOfSubList(of(text), words) >= 0;
            }
            if (!inside && FOLDED[c] != 0 && beginsWith(text, i, words)) {
                return true;
            }
            inside = FOLDED[c] != 0;
        }
        return false;
    }

    /** What is not ASCII is nothing that a text begins with. */
    private static boolean beginsWith(String text, int from, List<String> words) {
        int at = from;
        for (String word : words) {
            while (at < text.length() && text.charAt(at) < FOLDED.length && FOLDED[text.charAt(at)] == 0) {
                at++;
            }
            for (int i = 0; i < word.length(); i++, at++) {
                if (at == text.length() || text.charAt(at) >= FOLDED.length || FOLDED[text.charAt(at)] != word.charAt(i)) {
                    return false;
                }
            }
            if (at < text.length() && (text.charAt(at) >= FOLDED.length || FOLDED[text.charAt(at)] != 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartOfWord(int c) {
        if (Character.isLetter(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
