package io.agentaquarkus.revision;

import io.agentaquarkus.paging.Windowing;

/**
 * What is wanted of the things that a revision's data only points to.
 *
 * @param ids whether their ids are
 * @param items whether they themselves are
 * @param windowing which of them
 */
public record Contents(boolean ids, boolean items, Windowing windowing) {

    public static final Contents NONE = new Contents(false, false, Windowing.NONE);
    public static final Contents IDS = new Contents(true, false, Windowing.NONE);
    public static final Contents ALL = new Contents(true, true, Windowing.NONE);

    public boolean isNothing() {
        return !ids && !items;
    }
}
