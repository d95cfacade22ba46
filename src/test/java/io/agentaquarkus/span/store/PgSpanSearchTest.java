package io.agentaquarkus.span.store;

import static io.agentaquarkus.span.store.Spans.START_NS;
import static io.agentaquarkus.span.store.Spans.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterEvaluator;
import io.agentaquarkus.span.filter.FilterParser;
import io.agentaquarkus.span.filter.FilterTimes;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** What is found by terms is what the filter finds among all spans, page by page, on both sides of what is indexed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PgSpanSearchTest extends SpanStore {

    private static final int SPANS = 3_000;
    /** Many spans have one start. */
    private static final int STARTS = 400;

    private final Random random = new Random(8);

    @Inject
    SpanWriter writer;

    @Inject
    SpanReader reader;

    @Inject
    SegmentWriter segments;

    @Override
    SpanWriter writer() {
        return writer;
    }

    @Override
    SpanReader reader() {
        return reader;
    }

    @Test
    void pagesAreThoseOfTheFilter() {
        store();
        List<StoredSpan> all = await(reader.query(project, Filter.ANYTHING, Windowing.NONE));
        for (String value : List.of("w0", "w3", "w300", "nowhere")) {
            for (Filter filter : List.of(content(value), attribute(value), content("w1 -" + value),
                    content(value + " or w9"))) {
                List<StoredSpan> expected = all.stream().filter(span -> FilterEvaluator.matches(filter, span)).toList();
                assertEquals(ids(expected), ids(await(reader.query(project, filter, Windowing.NONE))), value);
                assertEquals(ids(expected), exported(filter, Windowing.NONE), value);
                for (boolean ascending : new boolean[] { false, true }) {
                    assertEquals(ordered(expected, ascending), paged(filter, ascending, 97), value);
                }
                assertEquals(traces(expected), await(reader.queryTraces(project, filter, Windowing.NONE)), value);
            }
        }
    }

    /** Terms know nothing of the window, which cuts through segments. */
    @Test
    void windowsHoldForWhatIsFoundByTerms() {
        store();
        Filter filter = content("w3");
        List<StoredSpan> all = await(reader.query(project, filter, Windowing.NONE));
        for (int from = 0; from < STARTS; from += 57) {
            long oldest = START_NS / 1_000 + from;
            long newest = oldest + 100;
            Windowing window = new Windowing(FilterTimes.instant(newest), FilterTimes.instant(oldest), null, null, null, null,
                    null);
            List<Long> expected = ids(all.stream().filter(
                    span -> span.span().startMicros() >= oldest && span.span().startMicros() < newest).toList());
            assertEquals(expected, ids(await(reader.query(project, filter, window))));
        }
    }

    @Test
    void noneIsMissedWhileSegmentsAreMade() {
        AtomicBoolean ended = new AtomicBoolean();
        Filter filter = attribute("x");
        Thread indexing = new Thread(() -> {
            while (!ended.get()) {
                await(segments.write(project));
            }
        });
        indexing.start();
        try {
            for (int i = 0; i < 60; i++) {
                List<Entry> more = new ArrayList<>();
                for (int n = 0; n < 5; n++) {
                    more.add(entry(project, span(i * 5 + n, i, "x")));
                }
                write(more);
                assertEquals((i + 1) * 5, await(reader.query(project, filter, Windowing.NONE)).size());
            }
        } finally {
            ended.set(true);
            join(indexing);
        }
    }

    @Test
    void segmentsAreMadeByOneAtATime() {
        store();
        List<Uni<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(segments.write(project));
        }
        await(Uni.join().all(all).andFailFast());
        Segments.write(project);
        assertEquals(List.of("0"), Sql.query("select count(*) from span_unindexed where project_id = ?", project));
        assertTrue(await(reader.query(project, attribute("w3"), Windowing.NONE)).size() > 5);
    }

    /** To look at a span that waits costs half of what its index costs, for every search. */
    @Test
    void whatManyWouldHaveToLookAtIsIndexedForAllOfThem() {
        int spans = 3 * IndexingPace.WAITING_MAX;
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < spans; i++) {
            entries.add(entry(project, span(i, i, i % 1_000 == 0 ? "rare" : "other")));
        }
        write(entries);
        AtOnce.times(8, n -> await(reader.query(project, attribute("rare"), Windowing.NONE)))
                .forEach(found -> assertEquals((spans + 999) / 1_000, found.size()));
        int waiting = Integer.parseInt(
                Sql.query("select coalesce(sum(spans), 0) from span_unindexed where project_id = ?", project).get(0));
        assertTrue(waiting <= IndexingPace.WAITING_MAX, waiting + " still wait");
    }

    @Test
    void manySmallSegmentsBecomeOne() {
        for (int i = 0; i < 40; i++) {
            write(entry(project, span(i, i, i % 2 == 0 ? "even" : "odd")));
            Segments.write(project);
        }
        assertTrue(Integer.parseInt(Sql.query("select count(*) from span_segment where project_id = ?", project).get(0)) <= 17);
        assertEquals(20, await(reader.query(project, attribute("even"), Windowing.NONE)).size());
    }

    /** Other projects may have the same spans. */
    @Test
    void noOtherProjectIsSearched() {
        write(entry(project, span(1, 1, "here")));
        Segments.write(project);
        UUID other = UUID.randomUUID();
        assertEquals(List.of(), await(reader.query(other, attribute("here"), Windowing.NONE)));
        write(List.of(entry(other, span(1, 1, "there"))));
        assertEquals(List.of(), await(reader.query(other, attribute("here"), Windowing.NONE)));
        assertEquals(1, await(reader.query(other, attribute("there"), Windowing.NONE)).size());
    }

    @Test
    void damagedSpansKeepNoOtherFromBeingFound() {
        write(List.of(entry(project, span(1, 1, "whole")), entry(project, span(2, 2, "broken"))));
        Sql.update("update span set attributes = '\\x07' where project_id = ? and span_id = 2", project);
        Segments.write(project);
        Sql.update("delete from span where project_id = ? and span_id = 2", project);
        assertEquals(List.of(1L), ids(await(reader.query(project, attribute("whole"), Windowing.NONE))));
    }

    /** A third is in segments, a third was changed since, the rest is new. */
    private void store() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < SPANS; i++) {
            entries.add(entry(project, random(i)));
        }
        Collections.shuffle(entries, random);
        write(entries.subList(0, SPANS / 3));
        Segments.write(project);
        write(entries.subList(SPANS / 3, SPANS * 2 / 3));
        Segments.write(project);
        for (int i = 0; i < SPANS / 3; i++) {
            entries.set(i, entry(project, random((int) entries.get(i).span().spanId())));
        }
        write(entries.subList(0, SPANS / 3));
        write(entries.subList(SPANS * 2 / 3, SPANS));
    }

    private Span random(int id) {
        return span(id, random.nextInt(STARTS), "w" + (int) (3_000 * Math.pow(random.nextDouble(), 3)) + " w"
                + (int) (3_000 * Math.pow(random.nextDouble(), 3)));
    }

    private static Span span(int id, int start, String text) {
        Span span = Spans.withAttributes(new UUID(7, id / 4), id, "{\"t\":\"" + text + "\",\"first\":\"" + text.split(" ")[0]
                + "\"}");
        long startNs = START_NS + start * 1_000L;
        return new Span(span.traceId(), id, 0, span.traceType(), span.spanType(), span.kind(), span.name(), startNs, startNs,
                span.status(), null, null, null, null, span.attributes(), null, null, null, null, span.metrics(),
                span.facets());
    }

    private List<Long> paged(Filter filter, boolean ascending, int size) {
        List<Long> all = new ArrayList<>();
        Windowing window = new Windowing(null, null, null, size, ascending ? "ascending" : null, null, null);
        List<StoredSpan> page = await(reader.query(project, filter, window));
        while (!page.isEmpty()) {
            all.addAll(ids(page));
            Span last = page.get(page.size() - 1).span();
            var at = FilterTimes.instant(last.startMicros());
            window = new Windowing(ascending ? null : at, ascending ? at : null, new UUID(last.spanId(), last.spanId()), size,
                    ascending ? "ascending" : null, null, null);
            page = await(reader.query(project, filter, window));
        }
        return all;
    }

    private List<Long> exported(Filter filter, Windowing window) {
        List<Long> all = new ArrayList<>();
        await(reader.pages(project, filter, window).collect().asList()).forEach(page -> all.addAll(ids(page)));
        return all;
    }

    private static List<Long> ordered(List<StoredSpan> spans, boolean ascending) {
        Comparator<StoredSpan> order = Comparator.<StoredSpan> comparingLong(span -> span.span().startMicros())
                .thenComparingLong(span -> span.span().spanId());
        return ids(spans.stream().sorted(ascending ? order : order.reversed()).toList());
    }

    private static List<UUID> traces(List<StoredSpan> spans) {
        record Latest(UUID trace, long start) {
        }
        java.util.Map<UUID, Long> latest = new java.util.HashMap<>();
        spans.forEach(span -> latest.merge(span.span().traceId(), span.span().startMicros(), Math::max));
        return latest.entrySet().stream().map(entry -> new Latest(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Latest::start).reversed()
                        .thenComparing(trace -> trace.trace().toString(), Comparator.reverseOrder()))
                .map(Latest::trace).toList();
    }

    private static Filter content(String words) {
        return filter("{\"field\":\"content\",\"operator\":\"contains\",\"value\":\"" + words + "\"}");
    }

    private static Filter attribute(String value) {
        return filter("{\"field\":\"attributes\",\"key\":\"first\",\"operator\":\"is\",\"value\":\"" + value + "\"}");
    }

    private static Filter filter(String condition) {
        try {
            return FilterParser.parse(new ObjectMapper().readTree("{\"conditions\":[" + condition + "]}"));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
