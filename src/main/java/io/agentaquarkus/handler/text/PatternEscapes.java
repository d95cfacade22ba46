package io.agentaquarkus.handler.text;

/** What single characters, escapes and sets of characters of a Python pattern are in Java. */
final class PatternEscapes {

    private PatternEscapes() {
    }

    static String literal(int character) {
        return character < 128 && Character.isLetterOrDigit(character) ? Character.toString(character)
                : "\\x{" + Integer.toHexString(character) + "}";
    }

    /** The inside of a set for {@code \w}, {@code \d}, {@code \s}; empty for other letters. */
    private static String members(int letter, boolean ascii) {
        return switch (letter) {
            case 'w' -> ascii ? "a-zA-Z0-9_" : "\\p{L}\\p{N}_";
            case 'd' -> ascii ? "0-9" : "\\p{Nd}";
            case 's' -> ascii ? " \\t\\n\\r\\f\\x0B" : "\\p{IsWhite_Space}\\x1C-\\x1F";
            default -> "";
        };
    }

    /** {@code [\p{Nd}]} for {@code \d}, {@code [^\p{Nd}]} for {@code \D}; null when the letter names no set. */
    static String set(int letter, boolean ascii) {
        String members = members(Character.toLowerCase(letter), ascii);
        return members.isEmpty() ? null : (Character.isUpperCase(letter) ? "[^" : "[") + members + "]";
    }

    static String boundary(boolean isOne, boolean ascii) {
        String word = set('w', ascii);
        String same = isOne ? "!" : "=";
        return "(?:" + (isOne ? "" : "(?!\\A\\z)") + "(?:(?<=" + word + ")(?" + same + word + ")|(?<!" + word + ")(?"
                + (isOne ? "=" : "!") + word + ")))";
    }

    /** The character that an escape stands for, wherever it is; the backslash was taken, digits are looked at elsewhere. */
    static int character(PatternSource source) {
        int c = source.take();
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case 'x' -> hex(source, 2);
            case 'u' -> hex(source, 4);
            case 'U' -> hex(source, 8);
            case 'N' -> named(source);
            default -> {
                if (c < 128 && Character.isLetterOrDigit(c)) {
                    throw new PythonPattern.Invalid();
                }
                yield c;
            }
        };
    }

    private static int hex(PatternSource source, int digits) {
        int start = source.position();
        int character = source.number(16, digits);
        if (source.position() - start != digits || character > Character.MAX_CODE_POINT) {
            throw new PythonPattern.Invalid();
        }
        return character;
    }

    private static int named(PatternSource source) {
        source.require("{");
        try {
            return Character.codePointOf(source.until('}'));
        } catch (IllegalArgumentException unknown) {
            throw new PythonPattern.Invalid();
        }
    }

    /** Reads a set; its opening bracket was taken. */
    static String brackets(PatternSource source, boolean ascii) {
        boolean negated = source.skip("^");
        StringBuilder set = new StringBuilder("[");
        boolean first = true;
        while (first || source.peek() != ']') {
            first = false;
            Member from = member(source, ascii);
            if (!source.skip("-")) {
                set.append(from.java());
            } else if (source.peek() == ']') {
                set.append(from.java()).append("\\-");
            } else {
                Member to = member(source, ascii);
                if (from.character() < 0 || to.character() < from.character()) {
                    throw new PythonPattern.Invalid();
                }
                set.append(from.java()).append('-').append(to.java());
            }
        }
        source.take();
        set.append(']');
        // A set in a set would not be negated with it.
        return negated ? "(?:(?!" + set + ")(?s:.))" : set.toString();
    }

    /** @param character -1 for a set */
    private record Member(int character, String java) {

        static Member of(int character) {
            return new Member(character, literal(character));
        }
    }

    private static Member member(PatternSource source, boolean ascii) {
        int c = source.take();
        if (c != '\\') {
            return Member.of(c);
        }
        int letter = source.peek();
        String set = set(letter, ascii);
        if (set != null) {
            source.take();
            return new Member(-1, set);
        }
        if (letter == 'b') {
            source.take();
            return Member.of('\b');
        }
        if (letter >= '0' && letter <= '7') {
            int octal = source.number(8, 3);
            if (octal > 0377) {
                throw new PythonPattern.Invalid();
            }
            return Member.of(octal);
        }
        return Member.of(character(source));
    }
}
