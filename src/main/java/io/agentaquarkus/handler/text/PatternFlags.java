package io.agentaquarkus.handler.text;

/**
 * The flags that hold at a place of a pattern.
 *
 * @param ignoreCase i
 * @param multiline m: lines have beginnings and ends of their own
 * @param dotAll s: a dot is also a line's end
 * @param verbose x: spaces and comments do not count
 * @param ascii a: words, digits and spaces are those of ASCII
 */
record PatternFlags(boolean ignoreCase, boolean multiline, boolean dotAll, boolean verbose, boolean ascii) {

    static final PatternFlags NONE = new PatternFlags(false, false, false, false, false);

    /** With the flags of {@code letters} on or off. */
    PatternFlags with(String letters, boolean on) {
        if (letters.indexOf('a') >= 0 && letters.indexOf('u') >= 0 || !on && letters.matches(".*[au].*")) {
            throw new PythonPattern.Invalid();
        }
        PatternFlags flags = this;
        for (char letter : letters.toCharArray()) {
            flags = flags.with(letter, on);
        }
        return flags;
    }

    private PatternFlags with(char letter, boolean on) {
        return switch (letter) {
            case 'i' -> new PatternFlags(on, multiline, dotAll, verbose, ascii);
            case 'm' -> new PatternFlags(ignoreCase, on, dotAll, verbose, ascii);
            case 's' -> new PatternFlags(ignoreCase, multiline, on, verbose, ascii);
            case 'x' -> new PatternFlags(ignoreCase, multiline, dotAll, on, ascii);
            case 'a' -> new PatternFlags(ignoreCase, multiline, dotAll, verbose, true);
            case 'u' -> new PatternFlags(ignoreCase, multiline, dotAll, verbose, false);
            default -> throw new PythonPattern.Invalid();
        };
    }
}
