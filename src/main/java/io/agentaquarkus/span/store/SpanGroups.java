package io.agentaquarkus.span.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.paging.Windowing;
import io.smallrye.mutiny.Uni;

/** What spans of several traces have in common: the session that they are part of, the user they were made for. */
public interface SpanGroups {

    /** The ordinal is what the database holds: only append. */
    enum Kind {

        SESSION,
        USER
    }

    /** @param at the start of the first or the last span of the group inside of the window */
    record Activity(String id, Instant at) {
    }

    /**
     * Groups with a span inside of the window, in the order of their activity, those of equal activity by id. Bounds are as
     * for {@link SpanReader#query}, only that the next page is asked for by time alone; a limit of 0 is none.
     *
     * @param latest by their last span inside of the window instead of their first
     * @return fails with a 400 when the limit is negative, or when more groups match than one answer may hold without one
     */
    Uni<List<Activity>> page(UUID projectId, Kind kind, Windowing window, boolean latest);
}
