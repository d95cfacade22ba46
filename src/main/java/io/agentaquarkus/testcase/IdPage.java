package io.agentaquarkus.testcase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.paging.Windowing;

/**
 * A page of the row ids of a revision. The cursor is an id, so a page does not end before another occurrence of its last id:
 * it rather is longer than asked for.
 *
 * @param ids the page
 * @param isLast whether no more ids follow
 */
public record IdPage(List<UUID> ids, boolean isLast) {

    public static IdPage of(List<UUID> all, Windowing windowing) {
        List<UUID> ordered = all;
        if ("descending".equals(windowing.order())) {
            ordered = new ArrayList<>(all);
            Collections.reverse(ordered);
        }
        int start = windowing.next() == null ? 0 : ordered.lastIndexOf(windowing.next()) + 1;
        if (windowing.next() != null && start == 0) {
            return new IdPage(List.of(), true);
        }
        int end = end(ordered, start, windowing.limit());
        return new IdPage(ordered.subList(start, end), end == ordered.size());
    }

    private static int end(List<UUID> ids, int start, Integer limit) {
        if (limit == null || ids.size() - start <= Math.max(1, limit)) {
            return ids.size();
        }
        int end = start + Math.max(1, limit);
        return Math.max(end, ids.lastIndexOf(ids.get(end - 1)) + 1);
    }
}
