package io.agentaquarkus.testcase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.paging.Windowing;

class IdPageTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final UUID D = new UUID(0, 4);
    private static final List<UUID> ALL = List.of(A, B, C, D);

    @Test
    void everythingWithoutAWindow() {
        assertEquals(new IdPage(ALL, true), IdPage.of(ALL, Windowing.NONE));
        assertEquals(new IdPage(List.of(), true), IdPage.of(List.of(), window(null, 3, null)));
    }

    @Test
    void pagesFollowOneAnother() {
        assertEquals(new IdPage(List.of(A, B, C), false), IdPage.of(ALL, window(null, 3, null)));
        assertEquals(new IdPage(List.of(D), true), IdPage.of(ALL, window(C, 3, null)));
        assertEquals(new IdPage(List.of(), true), IdPage.of(ALL, window(D, 3, null)));
    }

    @Test
    void aPageThatEndsWithTheRowsIsTheLast() {
        assertEquals(new IdPage(ALL, true), IdPage.of(ALL, window(null, 4, "ascending")));
    }

    @Test
    void theOtherWayRound() {
        assertEquals(new IdPage(List.of(D, C), false), IdPage.of(ALL, window(null, 2, "descending")));
        assertEquals(new IdPage(List.of(B, A), true), IdPage.of(ALL, window(C, 2, "descending")));
    }

    @Test
    void anUnknownCursorIsBehindEverything() {
        assertEquals(new IdPage(List.of(), true), IdPage.of(ALL, window(new UUID(9, 9), 2, null)));
    }

    @Test
    void aLimitBelowOneIsOne() {
        assertEquals(new IdPage(List.of(A), false), IdPage.of(ALL, window(null, 0, null)));
        assertEquals(new IdPage(List.of(A), false), IdPage.of(ALL, window(null, -5, null)));
    }

    @Test
    void repeatedRowsAreNeitherLostNorReadForEver() {
        List<UUID> rows = List.of(A, B, A, A, C, B, D);
        for (int limit = 1; limit < 9; limit++) {
            List<UUID> read = new ArrayList<>();
            UUID next = null;
            for (boolean more = true; more;) {
                IdPage page = IdPage.of(rows, window(next, limit, null));
                read.addAll(page.ids());
                more = !page.isLast();
                next = page.ids().get(page.ids().size() - 1);
            }
            assertEquals(rows, read, "limit " + limit);
        }
    }

    private static Windowing window(UUID next, Integer limit, String order) {
        return new Windowing(null, null, next, limit, order, null, null);
    }
}
