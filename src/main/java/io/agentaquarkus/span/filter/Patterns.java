package io.agentaquarkus.span.filter;

import java.util.Arrays;

/** The string operators as patterns: what SQL writes as LIKE, with {@code %} and {@code _} as wildcards. */
final class Patterns {

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;

    private Patterns() {
    }

    /** The LIKE pattern of an operator. A backslash at the end has nothing to escape and means itself. */
    static String like(Operator operator, String value, Filter.Options options) {
        String text = hasOpenEscape(value) ? value + "\\" : value;
        return switch (operator) {
            case STARTSWITH -> text + "%";
            case ENDSWITH -> "%" + text;
            case CONTAINS -> "%" + text + "%";
            case MATCHES -> options.exact() ? text : "%" + text + "%";
            default -> text;
        };
    }

    /** {@code matches} with both options is plain equality: wildcards mean themselves. */
    static boolean isEquality(Operator operator, Filter.Options options) {
        return operator == Operator.MATCHES && options.exact() && options.caseSensitive();
    }

    /**
     * Takes time in proportion to both lengths, however many wildcards there are. Without regard to case, an ASCII letter of
     * the pattern stands for its two ASCII forms alone, as in PostgreSQL's collation "C".
     */
    static boolean matches(String like, String text, boolean caseSensitive) {
        int[] pattern = parse(like);
        int[] given = text.codePoints().toArray();
        int p = 0;
        int t = 0;
        int lastRun = -1;
        int runEnd = 0;
        while (t < given.length) {
            if (p < pattern.length && pattern[p] == ANY_RUN) {
                lastRun = p++;
                runEnd = t;
            } else if (p < pattern.length && (pattern[p] == ANY_ONE || isSame(pattern[p], given[t], caseSensitive))) {
                p++;
                t++;
            } else if (lastRun >= 0) {
                p = lastRun + 1;
                t = ++runEnd;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY_RUN) {
            p++;
        }
        return p == pattern.length;
    }

    private static int[] parse(String like) {
        int[] codePoints = like.codePoints().toArray();
        int[] pattern = new int[codePoints.length];
        int length = 0;
        for (int i = 0; i < codePoints.length; i++) {
            pattern[length++] = switch (codePoints[i]) {
                case '%' -> ANY_RUN;
                case '_' -> ANY_ONE;
                case '\\' -> codePoints[i + 1 < codePoints.length ? ++i : i];
                default -> codePoints[i];
            };
        }
        return Arrays.copyOf(pattern, length);
    }

    private static boolean isSame(int wanted, int given, boolean caseSensitive) {
        return wanted == given || !caseSensitive && (wanted >= 128 || given < 128)
                && folded(wanted) == folded(given);
    }

    private static int folded(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private static boolean hasOpenEscape(String value) {
        int backslashes = 0;
        while (backslashes < value.length() && value.charAt(value.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
