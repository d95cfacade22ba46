package io.agentaquarkus.preset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.agentaquarkus.similarity.EditDistance;

/** How alike two texts are, from 0 to 1 (reference: athina-api, section 11). */
enum Similarity {

    CosineSimilarity {

        @Override
        double of(String left, String right) {
            Map<String, Integer> a = counts(left);
            Map<String, Integer> b = counts(right);
            double product = 0;
            for (Map.Entry<String, Integer> word : a.entrySet()) {
                product += word.getValue() * b.getOrDefault(word.getKey(), 0);
            }
            double norms = norm(a) * norm(b);
            return norms == 0 ? 0 : product / norms;
        }
    },

    NormalisedLevenshteinSimilarity {

        @Override
        double of(String left, String right) {
            int[] a = left.codePoints().toArray();
            int[] b = right.codePoints().toArray();
            requireContent(Math.max(a.length, b.length));
            requireShort(a, b);
            return EditDistance.similarity(left, right);
        }
    },

    /** Without a bonus for a common beginning, and with transpositions counted as the original counts them. */
    JaroWincklerSimilarity {

        @Override
        double of(String left, String right) {
            int[] a = left.codePoints().toArray();
            int[] b = right.codePoints().toArray();
            requireShort(a, b);
            return jaro(a, b);
        }
    },

    JaccardSimilarity {

        @Override
        double of(String left, String right) {
            Set<String> a = words(left);
            Set<String> b = words(right);
            int common = common(a, b);
            requireContent(a.size() + b.size());
            return common / (double) (a.size() + b.size() - common);
        }
    },

    SorensenDiceSimilarity {

        @Override
        double of(String left, String right) {
            Set<String> a = words(left);
            Set<String> b = words(right);
            requireContent(a.size() + b.size());
            return 2.0 * common(a, b) / (a.size() + b.size());
        }
    };

    /** The work grows with the product of both lengths. */
    private static final long PRODUCT_MAX = 50_000_000;
    private static final Pattern WORD = Pattern.compile("\\b\\w+\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    abstract double of(String left, String right);

    /** Fails for a name that is none. */
    static Similarity named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst().orElseThrow(
                () -> new PresetFailure("config.similarity_function must be one of " + Arrays.toString(values()) + "."));
    }

    private static void requireContent(int size) {
        if (size == 0) {
            throw new PresetFailure("Two empty texts cannot be compared.");
        }
    }

    private static void requireShort(int[] a, int[] b) {
        if ((long) a.length * b.length > PRODUCT_MAX) {
            throw new PresetFailure("The texts are too long to be compared.");
        }
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            counts.merge(words.group(), 1, Integer::sum);
        }
        return counts;
    }

    private static double norm(Map<String, Integer> counts) {
        return Math.sqrt(counts.values().stream().mapToDouble(count -> (double) count * count).sum());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Arrays.asList(BLANKS.split(text.strip())));
        words.remove("");
        return words;
    }

    private static int common(Set<String> a, Set<String> b) {
        return (int) a.stream().filter(b::contains).count();
    }

    private static double jaro(int[] a, int[] b) {
        if (a.length == 0 || b.length == 0) {
            return 0;
        }
        int window = Math.max(a.length, b.length) / 2 - 1;
        boolean[] ofA = new boolean[a.length];
        boolean[] ofB = new boolean[b.length];
        int matches = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1); j++) {
                if (!ofB[j] && a[i] == b[j]) {
                    ofA[i] = true;
                    ofB[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int transposed = transposed(a, b, ofA, ofB) / 2;
        return (matches / (double) a.length + matches / (double) b.length + (matches - transposed) / (double) matches) / 3;
    }

    /** The place in the second text moves on only where the two differ. */
    private static int transposed(int[] a, int[] b, boolean[] ofA, boolean[] ofB) {
        int transposed = 0;
        int place = 0;
        for (int i = 0; i < a.length; i++) {
            if (ofA[i]) {
                while (place < b.length && !ofB[place]) {
                    place++;
                }
                if (place < b.length && a[i] != b[place]) {
                    transposed++;
                    place++;
                }
            }
        }
        return transposed;
    }
}
