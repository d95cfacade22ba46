package io.agentaquarkus.published;

import java.util.UUID;

import io.agentaquarkus.paging.Windowing;

/**
 * {@code Windowing}: which part of a list is asked for. The next page begins behind the last item of this one, whose id is
 * {@code next}.
 */
record Page(UUID next, Integer limit, String oldest, String newest, String order) implements Shape {

    private static final int LIMIT = 100;

    static Windowing windowing(Page page) {
        return page == null ? new Windowing(null, null, null, LIMIT, null, null, null)
                : new Windowing(Moments.read(page.newest, "windowing.newest"), Moments.read(page.oldest, "windowing.oldest"),
                        page.next, page.limit == null ? Integer.valueOf(LIMIT) : page.limit, page.order, null, null);
    }
}
