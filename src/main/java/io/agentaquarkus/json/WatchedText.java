package io.agentaquarkus.json;

/** A text that a regular expression can look at only so often, so that none can hold up the server. */
public final class WatchedText implements CharSequence {

    private final CharSequence text;
    private int looksLeft;

    /** @param looksMax how many characters may be looked at, each time counted; {@link Exhausted} beyond */
    public WatchedText(CharSequence text, int looksMax) {
        this.text = text;
        this.looksLeft = looksMax;
    }

    @Override
    public char charAt(int index) {
        if (--looksLeft < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    public static final class Exhausted extends RuntimeException {

        Exhausted() {
            super("a regular expression takes too long.", null, false, false);
        }
    }
}
