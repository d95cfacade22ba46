package io.agentaquarkus.benchmark;

import java.util.Random;

/** Text of invented words. Some are far more frequent than others, so that it compresses about as language does. */
final class Words {

    private static final String[] SYLLABLES = { "an", "ber", "co", "del", "en", "fi", "gar", "ho", "in", "ju", "ka", "lo",
            "men", "no", "or", "pra", "qui", "ros", "sta", "ti", "un", "ver", "wa", "xe", "yl", "zo" };
    private static final String[] WORDS = words(4_000);

    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    String text(int length) {
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(word());
            int end = random.nextInt(12);
            text.append(end == 0 ? ". " : end == 1 ? ", " : " ");
        }
        return text.toString();
    }

    String word() {
        double place = random.nextDouble();
        return WORDS[(int) (WORDS.length * place * place * place)];
    }

    private static String[] words(int count) {
        Random random = new Random(1);
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
        return words;
    }
}
