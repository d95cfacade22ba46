package io.agentaquarkus.handler.text;

/** How many characters a part of a pattern matches: at least and at most. */
record PatternWidth(long min, long max) {

    static final PatternWidth NOTHING = new PatternWidth(0, 0);
    static final PatternWidth ONE = new PatternWidth(1, 1);

    private static final long ENDLESS = Integer.MAX_VALUE;

    PatternWidth then(PatternWidth next) {
        return new PatternWidth(Math.min(ENDLESS, min + next.min), Math.min(ENDLESS, max + next.max));
    }

    PatternWidth or(PatternWidth other) {
        return new PatternWidth(Math.min(min, other.min), Math.max(max, other.max));
    }

    /** @param most -1 for without end */
    PatternWidth times(int least, int most) {
        return new PatternWidth(Math.min(ENDLESS, min * least),
                max == 0 ? 0 : Math.min(ENDLESS, most < 0 ? ENDLESS : max * most));
    }

    boolean isFixed() {
        return min == max;
    }
}
