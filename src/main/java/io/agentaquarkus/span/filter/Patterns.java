package io.agentaquarkus.span.filter;

import java.util.regex.Pattern;

/** The string operators as patterns: what SQL writes as LIKE, with {@code %} and {@code _} as wildcards. */
final class Patterns {

    private Patterns() {
    }

    /** The LIKE pattern of an operator. */
    static String like(Operator operator, String value, Filter.Options options) {
        return switch (operator) {
            case STARTSWITH -> value + "%";
            case ENDSWITH -> "%" + value;
            case CONTAINS -> "%" + value + "%";
            case MATCHES -> options.exact() ? value : "%" + value + "%";
            default -> value;
        };
    }

    /** {@code matches} with both options is plain equality: wildcards mean themselves. */
    static boolean isEquality(Operator operator, Filter.Options options) {
        return operator == Operator.MATCHES && options.exact() && options.caseSensitive();
    }

    static boolean matches(String like, String text, boolean caseSensitive) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else if (c == '\\' && i + 1 < like.length()) {
                regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        int flags = Pattern.DOTALL | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Pattern.compile(regex.toString(), flags).matcher(text).matches();
    }
}
