package io.agentaquarkus.published;

import java.util.UUID;

import io.agentaquarkus.identity.UuidText;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;

/** {@code Windowing}: which part of a list is asked for. The next page begins behind the last item of this one. */
record Page(String next, Integer limit, String oldest, String newest, String order) implements Shape {

    private static final int LIMIT = 100;
    private static final Page FIRST = new Page(null, null, null, null, null);

    /** Of entities, whose {@code next} is the id of the last one. */
    static Windowing ofEntities(Page page) {
        Page asked = page == null ? FIRST : page;
        if (asked.next != null && UuidText.error(asked.next) != null) {
            throw Problem.badRequest("windowing.next: it is the id of the last item of the page before, a UUID.");
        }
        return asked.windowing(asked.next == null ? null : UUID.fromString(UuidText.canonical(asked.next)));
    }

    /** Of spans, whose {@code next} is the id of the last one; without it. */
    static Windowing ofSpans(Page page) {
        return (page == null ? FIRST : page).windowing(null);
    }

    private Windowing windowing(UUID last) {
        return new Windowing(Moments.read(newest, "windowing.newest"), Moments.read(oldest, "windowing.oldest"), last,
                limit == null ? Integer.valueOf(LIMIT) : limit, order, null, null);
    }
}
