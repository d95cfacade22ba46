package io.agentaquarkus.similarity;

/** How many characters have to be changed, added or removed to make one text of another (Levenshtein). */
public final class EditDistance {

    private static final long STEPS_MAX = 400_000_000;

    private EditDistance() {
    }

    /**
     * 1 for equal texts, 0 for texts without anything in common: the distance against the longer text. Fails with
     * {@link TooLong}.
     */
    public static double similarity(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
    }

    private static int distance(int[] a, int[] b) {
        if ((long) a.length * b.length > STEPS_MAX) {
            throw new TooLong();
        }
        int[] above = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            int[] done = row;
            row = above;
            above = done;
        }
        return above[b.length];
    }
}
