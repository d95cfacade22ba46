package io.agentaquarkus.json;

import java.util.ArrayDeque;
import java.util.Deque;

/** Puts filters of JSONPath, which need no parentheses by RFC 9535, into those that the library insists on. */
final class FilterParentheses {

    private FilterParentheses() {
    }

    /** {@code $.a[?@.n > 1]} becomes {@code $.a[?(@.n > 1)]}. */
    static String added(String path) {
        StringBuilder result = new StringBuilder();
        Deque<Integer> brackets = new ArrayDeque<>();
        Quotes quotes = new Quotes();
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            boolean counts = quotes.isOutside(character);
            if (counts && character == '[') {
                // Where its filter begins, or none.
                brackets.push(path.startsWith("?", i + 1) ? result.length() + 2 : -1);
            } else if (counts && character == ']' && !brackets.isEmpty()) {
                int filter = brackets.pop();
                if (filter >= 0 && !isEnclosed(result.substring(filter).strip())) {
                    result.insert(filter, '(').append(')');
                }
            }
            result.append(character);
        }
        return result.toString();
    }

    /** Whether the parenthesis at the beginning ends at the end. */
    private static boolean isEnclosed(String filter) {
        int depth = 0;
        Quotes quotes = new Quotes();
        for (int i = 0; i < filter.length(); i++) {
            char character = filter.charAt(i);
            if (quotes.isOutside(character)) {
                depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            }
            if (depth == 0) {
                return i > 0 && i == filter.length() - 1;
            }
        }
        return false;
    }

    /** Follows a text character by character. */
    private static final class Quotes {

        private char quote;
        private boolean escaped;

        /** Whether the next character stands outside of quotes, and is none itself. */
        boolean isOutside(char character) {
            if (quote != 0) {
                quote = !escaped && character == quote ? 0 : quote;
                escaped = !escaped && character == '\\';
                return false;
            }
            quote = character == '\'' || character == '"' ? character : 0;
            return quote == 0;
        }
    }
}
