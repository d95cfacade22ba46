package io.agentaquarkus.published;

import java.util.OptionalLong;
import java.util.UUID;

import io.agentaquarkus.identity.UuidText;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;

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

    /** Of spans, whose {@code next} is the id of the last one, beside the time at which that starts. */
    static Windowing ofSpans(Page page) {
        Page asked = page == null ? FIRST : page;
        if (asked.next == null) {
            return asked.windowing(null);
        }
        OptionalLong span = SpanIds.parseSpan(asked.next);
        String edge = "ascending".equals(asked.order) ? "oldest" : "newest";
        if (span.isEmpty() || (edge.equals("oldest") ? asked.oldest : asked.newest) == null) {
            throw Problem.badRequest("windowing.next: it is the span_id of the last span of the page before, and needs its"
                    + " start_time as windowing." + edge + " beside it.");
        }
        // As everywhere, a span's id as a UUID is the id twice in a row.
        return asked.windowing(new UUID(span.getAsLong(), span.getAsLong()));
    }

    private Windowing windowing(UUID last) {
        return new Windowing(Moments.read(newest, "windowing.newest"), Moments.read(oldest, "windowing.oldest"), last,
                limit == null ? Integer.valueOf(LIMIT) : limit, order, null, null);
    }
}
