package io.agentaquarkus.paging;

import java.time.Instant;
import java.util.UUID;

/**
 * Which part of a list is asked for (reference: agenta-platform, section 4). Everything may be null.
 *
 * @param next the id of the last item of the page before
 * @param order {@code ascending} or {@code descending}
 * @param interval minutes of a bucket, in analytics alone
 * @param rate the share of traces to keep, from 0 to 1
 */
public record Windowing(Instant newest, Instant oldest, UUID next, Integer limit, String order, Integer interval,
        Double rate) {

    public static final Windowing NONE = new Windowing(null, null, null, null, null, null, null);

    public boolean isAscending() {
        return "ascending".equals(order);
    }
}
