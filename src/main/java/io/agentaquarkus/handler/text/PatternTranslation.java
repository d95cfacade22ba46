package io.agentaquarkus.handler.text;

/**
 * Reads a pattern of Python and writes the same one for Java, in which only letter case is left to flags.
 */
final class PatternTranslation {

    private static final int DEPTH_MAX = 200;

    private final PatternSource source;
    private final PatternGroups groups = new PatternGroups();
    private PatternFlags flags = PatternFlags.NONE;
    private int depth;
    private String java;
    private PatternFlags global;

    private PatternTranslation(String pattern) {
        this.source = new PatternSource(pattern);
    }

    static PatternTranslation of(String pattern) {
        PatternTranslation translation = new PatternTranslation(pattern);
        translation.globalFlags();
        translation.global = translation.flags;
        translation.java = translation.alternatives().java();
        if (!translation.source.isAtEnd()) {
            throw new PythonPattern.Invalid();
        }
        return translation;
    }

    String java() {
        return java;
    }

    boolean ignoresCase() {
        return global.ignoreCase();
    }

    boolean isAscii() {
        return global.ascii();
    }

    /** @param isRepeatable false for what has been repeated already, or is only a place */
    private record Part(String java, PatternWidth width, boolean isRepeatable) {

        static Part one(String java) {
            return new Part(java, PatternWidth.ONE, true);
        }

        static Part place(String java) {
            return new Part(java, PatternWidth.NOTHING, false);
        }

        static Part group(String java, PatternWidth width) {
            return new Part(java, width, true);
        }
    }

    /** Flags for the whole pattern stand at its beginning. */
    private void globalFlags() {
        int start = source.position();
        while (source.skip("(?")) {
            String letters = letters();
            if (letters.isEmpty() || !source.skip(")")) {
                source.goTo(start);
                return;
            }
            flags = flags.with(letters, true);
            start = source.position();
        }
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        while ("aiLmsux".indexOf(source.peek()) >= 0) {
            letters.appendCodePoint(source.take());
        }
        return letters.toString();
    }

    private Part alternatives() {
        if (++depth > DEPTH_MAX) {
            throw new PythonPattern.Invalid();
        }
        Part all = sequence();
        while (source.skip("|")) {
            Part next = sequence();
            all = Part.group(all.java() + "|" + next.java(), all.width().or(next.width()));
        }
        depth--;
        return all;
    }

    private Part sequence() {
        StringBuilder text = new StringBuilder();
        PatternWidth width = PatternWidth.NOTHING;
        Part last = null;
        while (!source.isAtEnd() && source.peek() != '|' && source.peek() != ')') {
            if (flags.verbose() && skipsBlank()) {
                continue;
            }
            Part repeated = last == null ? null : repeated(last);
            if (repeated != null) {
                last = repeated;
                continue;
            }
            if (last != null) {
                text.append(last.java());
                width = width.then(last.width());
            }
            last = atom();
        }
        if (last != null) {
            text.append(last.java());
            width = width.then(last.width());
        }
        return Part.group(text.toString(), width);
    }

    private boolean skipsBlank() {
        int c = source.peek();
        if (c == '#') {
            while (!source.isAtEnd() && source.take() != '\n') {
                continue;
            }
            return true;
        }
        boolean blank = " \t\n\r\f\u000B".indexOf(c) >= 0;
        if (blank) {
            source.take();
        }
        return blank;
    }

    /** The part with the quantifier that follows it; null when none does. */
    private Part repeated(Part part) {
        int start = source.position();
        int least = source.peek() == '+' ? 1 : 0;
        int most = source.peek() == '?' ? 1 : -1;
        if (source.skip("{")) {
            least = source.number(10, 9);
            most = source.skip(",") ? source.number(10, 9) : least;
            boolean isEmpty = source.position() == start + 1;
            if (isEmpty || !source.skip("}")) {
                source.goTo(start);
                return null;
            }
            least = Math.max(least, 0);
            if (most >= 0 && most < least) {
                throw new PythonPattern.Invalid();
            }
        } else if (!source.skip("*") && !source.skip("+") && !source.skip("?")) {
            return null;
        }
        if (!part.isRepeatable()) {
            throw new PythonPattern.Invalid();
        }
        String manner = source.skip("?") ? "?" : source.skip("+") ? "+" : "";
        return new Part("(?:" + part.java() + "){" + least + "," + (most < 0 ? "" : most) + "}" + manner,
                part.width().times(least, most), false);
    }

    private Part atom() {
        int c = source.take();
        return switch (c) {
            case '.' -> Part.one(flags.dotAll() ? "(?s:.)" : "[^\\n]");
            case '^' -> Part.place(flags.multiline() ? "(?<![^\\n])" : "\\A");
            case '$' -> Part.place(flags.multiline() ? "(?=\\n|\\z)" : "(?=\\n?\\z)");
            case '[' -> Part.one(PatternEscapes.brackets(source, flags.ascii()));
            case '(' -> group();
            case '\\' -> escape();
            case '*', '+', '?' -> throw new PythonPattern.Invalid();
            case '{' -> {
                source.goTo(source.position() - 1);
                // A quantifier without anything before it fails, any other brace is itself.
                if (repeated(Part.place("")) == null) {
                    source.take();
                }
                yield Part.one(PatternEscapes.literal(c));
            }
            default -> Part.one(PatternEscapes.literal(c));
        };
    }

    private Part escape() {
        int c = source.peek();
        String set = PatternEscapes.set(c, flags.ascii());
        if (set != null) {
            source.take();
            return Part.one(set);
        }
        if (c >= '0' && c <= '9') {
            return digits();
        }
        switch (c) {
            case 'A', 'Z' -> {
                source.take();
                return Part.place(c == 'A' ? "\\A" : "\\z");
            }
            case 'b', 'B' -> {
                source.take();
                return Part.place(PatternEscapes.boundary(c == 'b', flags.ascii()));
            }
            default -> {
                return Part.one(PatternEscapes.literal(PatternEscapes.character(source)));
            }
        }
    }

    /** Three octal digits, or any after a zero, are a character; other digits are a group. */
    private Part digits() {
        int start = source.position();
        boolean zero = source.peek() == '0';
        int octal = source.number(8, 3);
        if (zero || source.position() - start == 3) {
            if (octal > 0377) {
                throw new PythonPattern.Invalid();
            }
            return Part.one(PatternEscapes.literal(octal));
        }
        source.goTo(start);
        return reference(source.number(10, 2));
    }

    private Part reference(int group) {
        return Part.group(groups.reference(group), groups.width(group));
    }

    private Part group() {
        if (!source.skip("?")) {
            return captured(null);
        }
        if (source.skip("P<")) {
            return captured(source.until('>'));
        }
        if (source.skip("P=")) {
            return reference(groups.named(source.until(')')));
        }
        if (source.skip("#")) {
            source.until(')');
            return Part.place("");
        }
        if (source.skip("(")) {
            return conditional(groups.condition(source.until(')')));
        }
        if (source.skip(":")) {
            Part inside = inside();
            return Part.group("(?:" + inside.java() + ")", inside.width());
        }
        if (source.skip(">")) {
            Part inside = inside();
            return Part.group("(?>" + inside.java() + ")", inside.width());
        }
        for (String look : new String[] { "=", "!", "<=", "<!" }) {
            if (source.skip(look)) {
                return look(look, inside());
            }
        }
        return flagged();
    }

    private Part inside() {
        Part inside = alternatives();
        source.require(")");
        return inside;
    }

    private Part captured(String name) {
        int number = groups.begin(name);
        Part inside = inside();
        return Part.group(groups.end(number, inside.java(), inside.width()), inside.width());
    }

    private static Part look(String look, Part inside) {
        if (look.startsWith("<") && !inside.width().isFixed()) {
            throw new PythonPattern.Invalid();
        }
        return Part.group("(?" + look + inside.java() + ")", PatternWidth.NOTHING);
    }

    private Part conditional(int group) {
        Part then = sequence();
        Part otherwise = source.skip("|") ? sequence() : Part.place("");
        source.require(")");
        String has = "\\k<m" + group + ">";
        return Part.group("(?:" + has + then.java() + "|(?!" + has + ")" + otherwise.java() + ")",
                then.width().or(otherwise.width()));
    }

    /** {@code (?i-s:…)}. Flags without a colon may only stand at the very beginning. */
    private Part flagged() {
        PatternFlags outside = flags;
        String on = letters();
        String off = source.skip("-") ? letters() : "";
        source.require(":");
        if (on.isEmpty() && off.isEmpty() || on.chars().anyMatch(letter -> off.indexOf(letter) >= 0)) {
            throw new PythonPattern.Invalid();
        }
        flags = flags.with(on, true).with(off, false);
        boolean changes = flags.ignoreCase() != outside.ignoreCase();
        String java = changes ? flags.ignoreCase() ? flags.ascii() ? "?i-u:" : "?iu:" : "?-i:" : "?:";
        Part inside = inside();
        flags = outside;
        return Part.group("(" + java + inside.java() + ")", inside.width());
    }
}
