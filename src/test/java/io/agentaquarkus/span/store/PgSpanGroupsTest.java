package io.agentaquarkus.span.store;

import static io.agentaquarkus.span.store.Spans.START_NS;
import static io.agentaquarkus.span.store.Spans.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterTimes;
import io.agentaquarkus.span.store.SpanGroups.Activity;
import io.agentaquarkus.span.store.SpanGroups.Kind;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Groups are what the spans say, whichever way they are found and whatever happened to the spans before. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PgSpanGroupsTest extends SpanStore {

    private static final int TRACES = 12;
    private static final int STARTS = 30;
    /** So that some groups last for more than a day. */
    private static final long STEP_US = 7_200_000_000L;
    private static final List<String> IDS = List.of("a", "b", "ä", "B", "😀", "c");

    private final Random random = new Random(5);
    private final List<UUID> traces = random.ints(TRACES).mapToObj(i -> UUID.randomUUID()).toList();

    @Inject
    SpanWriter writer;

    @Inject
    SpanReader reader;

    @Inject
    SpanGroups groups;

    @Override
    SpanWriter writer() {
        return writer;
    }

    @Override
    SpanReader reader() {
        return reader;
    }

    @Test
    void everyWayAgreesWithTheSpans() {
        for (int round = 0; round < 25; round++) {
            change();
            List<StoredSpan> spans = await(reader.query(project, Filter.ANYTHING, Windowing.NONE));
            for (int i = 0; i < 20; i++) {
                Windowing window = window();
                boolean latest = random.nextBoolean();
                Kind kind = random.nextBoolean() ? Kind.SESSION : Kind.USER;
                assertEquals(expected(spans, kind, window, latest), await(groups.page(project, kind, window, latest)),
                        () -> kind + " " + window + " latest: " + latest);
            }
        }
    }

    /** Writers that count on a group that another removes, and writers that begin one at the same time. */
    @Test
    void nothingIsLostAmongWritersAtTheSameTime() {
        for (int round = 0; round < 30; round++) {
            List<Uni<Void>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(random.nextBoolean() ? writer.write(List.of(some(), some())).replaceWithVoid()
                        : writer.deleteTrace(project, traces.get(random.nextInt(TRACES))).replaceWithVoid());
            }
            await(Uni.join().all(all).andFailFast());
            List<StoredSpan> spans = await(reader.query(project, Filter.ANYTHING, Windowing.NONE));
            for (Kind kind : Kind.values()) {
                assertEquals(expected(spans, kind, Windowing.NONE, false),
                        await(groups.page(project, kind, Windowing.NONE, false)));
            }
        }
    }

    /** Longer than a page of the walk, all of one session, before another one comes. */
    @Test
    void walksGoOnBehindLongSessions() {
        List<SpanWriter.Entry> entries = new ArrayList<>();
        UUID trace = UUID.randomUUID();
        for (int i = 0; i < 700; i++) {
            entries.add(entry(project, span(trace, i, START_NS + i * 1_000L, "long", null)));
        }
        entries.add(entry(project, span(trace, 1_000, START_NS - 1_000, "early", null)));
        write(entries);
        assertEquals(List.of("long", "early"), await(groups.page(project, Kind.SESSION, limited(2), true)).stream()
                .map(Activity::id).toList());
    }

    private void change() {
        if (random.nextInt(3) == 0) {
            await(writer.deleteTrace(project, traces.get(random.nextInt(TRACES))));
        } else {
            write(List.of(some(), some(), some()));
        }
    }

    private SpanWriter.Entry some() {
        return entry(project,
                span(traces.get(random.nextInt(TRACES)), random.nextInt(3), START_NS + random.nextInt(STARTS) * STEP_US * 1_000,
                        pick(), pick()));
    }

    private String pick() {
        return random.nextInt(4) == 0 ? null : IDS.get(random.nextInt(IDS.size()));
    }

    private static Span span(UUID trace, long id, long startNs, String session, String user) {
        Span span = Spans.at(trace, id, startNs);
        return new Span(trace, id, 0, span.traceType(), span.spanType(), span.kind(), span.name(), startNs, startNs,
                span.status(),
                null, null, null, null, span.attributes(), null, null, null, null, span.metrics(),
                new Span.Facets(session, user, true));
    }

    private Windowing window() {
        return new Windowing(time(), time(), random.nextInt(4) == 0 ? UUID.randomUUID() : null,
                random.nextBoolean() ? 1 + random.nextInt(8) : null, random.nextBoolean() ? "ascending" : null, null, null);
    }

    private static Windowing limited(int limit) {
        return new Windowing(null, null, null, limit, null, null, null);
    }

    private Instant time() {
        return random.nextBoolean() ? null
                : FilterTimes.instant(START_NS / 1_000 + random.nextInt(STARTS) * STEP_US + random.nextInt(3) - 1);
    }

    /** The rule itself, over all spans. */
    private static List<Activity> expected(List<StoredSpan> spans, Kind kind, Windowing window, boolean latest) {
        Map<String, Long> activities = new HashMap<>();
        for (StoredSpan stored : spans) {
            String id = kind == Kind.SESSION ? stored.span().facets().session() : stored.span().facets().user();
            long start = stored.span().startMicros();
            if (id != null && isInside(start, window)) {
                activities.merge(id, start, latest ? Math::max : Math::min);
            }
        }
        Comparator<Activity> byTime = Comparator.comparing(Activity::at);
        return activities.entrySet().stream().map(entry -> new Activity(entry.getKey(), FilterTimes.instant(entry.getValue())))
                .sorted((window.isAscending() ? byTime : byTime.reversed())
                        .thenComparing(activity -> activity.id().codePointAt(0)))
                .limit(window.limit() == null ? Long.MAX_VALUE : window.limit()).toList();
    }

    private static boolean isInside(long start, Windowing window) {
        boolean closed = window.next() != null;
        long newest = window.newest() == null ? Long.MAX_VALUE : FilterTimes.micros(window.newest());
        long oldest = window.oldest() == null ? Long.MIN_VALUE : FilterTimes.micros(window.oldest());
        return window.isAscending() ? start <= newest && (closed ? start >= oldest : start > oldest)
                : start >= oldest && (closed ? start <= newest : start < newest);
    }
}
