package io.agentaquarkus.paging;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.Problem;

/**
 * A list as a client asks for it. Without a limit it is answered whole, or refused when that is more than one answer may hold:
 * more would have to be cut, and nothing is cut in silence.
 *
 * @param window what is to be read
 * @param whole whether the client has set no limit
 * @param advice what a client can do that is refused
 */
public record AskedList(Windowing window, boolean whole, String advice) {

    /** What one answer may hold when the caller sets no limit. */
    public static final int MAX = 10_000;

    private static final String PAGES = "Set 'limit' in 'windowing' and read page by page.";
    private static final Windowing OLDEST_FIRST = new Windowing(null, null, null, null, "ascending", null, null);

    /** @param windowing of the request, which has been checked before; null for all, the oldest first */
    public static AskedList read(JsonNode windowing) {
        Windowing asked = windowing == null || windowing.isNull() ? OLDEST_FIRST : Windowing.read(windowing);
        return asked.limit() == null ? new AskedList(asked.withLimit(MAX + 1), true, PAGES)
                : new AskedList(asked, false, PAGES);
    }

    /** All, the oldest first, where there is no window to be asked for. */
    public static AskedList all(String advice) {
        return new AskedList(OLDEST_FIRST.withLimit(MAX + 1), true, advice);
    }

    /** What was read, as it may be answered. Fails with 400 when it is too much. */
    public <T> List<T> answer(List<T> found) {
        if (whole && found.size() > MAX) {
            throw tooMany(advice);
        }
        return found;
    }

    public static Problem tooMany() {
        return tooMany(PAGES);
    }

    private static Problem tooMany(String advice) {
        return Problem.badRequest("More than " + MAX + " items match. " + advice);
    }
}
