package io.agentaquarkus.published;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.FilterTimes;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/**
 * Windows of spans. A page begins behind the span that is named as the last one, so the time at which that starts is looked
 * up; the order of spans is by it.
 */
@Singleton
class SpanPages {

    private final SpanReader reader;

    SpanPages(SpanReader reader) {
        this.reader = reader;
    }

    /** Fails with 404 when the page is to begin behind a span that is not there. */
    Uni<Windowing> window(UUID projectId, Page page) {
        Windowing asked = Page.ofSpans(page);
        if (page == null || page.next() == null) {
            return Uni.createFrom().item(asked);
        }
        OptionalLong id = SpanIds.parseSpan(page.next());
        if (id.isEmpty()) {
            throw Problem.badRequest("windowing.next: it is the span_id of the last span of the page before, 16 hexadecimal"
                    + " digits.");
        }
        return reader.spans(projectId, null, Set.of(id.getAsLong())).map(found -> behind(asked, found, id.getAsLong()));
    }

    /** Ids of spans are unique within a trace; of several the one that comes first in the order is taken. */
    private static Windowing behind(Windowing asked, List<StoredSpan> found, long id) {
        if (found.isEmpty()) {
            throw Problem.notFound("windowing.next: there is no span with the id " + SpanIds.span(id) + ".");
        }
        StoredSpan last = found.get(asked.isAscending() ? 0 : found.size() - 1);
        Instant start = FilterTimes.instant(last.span().startMicros());
        // As everywhere, a span's id as a UUID is the id twice in a row.
        UUID next = new UUID(id, id);
        return asked.isAscending()
                ? new Windowing(asked.newest(), start, next, asked.limit(), asked.order(), null, null)
                : new Windowing(start, asked.oldest(), next, asked.limit(), asked.order(), null, null);
    }
}
