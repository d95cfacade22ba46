package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class TextWordsTest {

    private static final String ALPHABET = "aAbB1 _-.\n\u00e4\u0130\u03a3";

    private final Random random = new Random(4);

    @Test
    void wordsAreFoundWhereTheyFollowOneAnother() {
        for (int i = 0; i < 200_000; i++) {
            String text = text(16);
            List<String> words = TextWords.of(text(5));
            if (!words.isEmpty()) {
                assertEquals(Collections.indexOfSubList(TextWords.of(text), words) >= 0, TextWords.has(text, words),
                        () -> words + " in '" + text + "'");
            }
        }
    }

    @Test
    void hashesAreThoseOfTheWords() {
        for (int i = 0; i < 50_000; i++) {
            String text = text(16);
            Set<Integer> hashes = new HashSet<>();
            TextWords.hashes(text, hashes::add);
            assertEquals(TextWords.of(text).stream().map(String::hashCode).collect(Collectors.toSet()), hashes);
        }
    }

    private String text(int lengthMax) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(lengthMax); length > 0; length--) {
            // Mostly ASCII, as texts are.
            text.append(ALPHABET.charAt(random.nextInt(random.nextInt(8) == 0 ? ALPHABET.length() : 10)));
        }
        return text.toString();
    }
}
