package io.agentaquarkus.span.store;

import static io.agentaquarkus.span.store.Spans.START_NS;
import static io.agentaquarkus.span.store.Spans.at;
import static io.agentaquarkus.span.store.Spans.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanWriter.Entry;

/** What {@link SpanReader} promises about windows: pages that continue each other, also where many starts are equal. */
abstract class SpanWindowContract extends SpanStore {

    private static final int SPANS = 100;

    /** Span i starts in microsecond i / 10, at a nanosecond that is rounded there; every fourth has trace i mod 7. */
    @BeforeEach
    void spans() {
        Random random = new Random(1);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < SPANS; i++) {
            entries.add(entry(project, at(traceOf(i), i + 1, START_NS + i / 10 * 1_000 + random.nextInt(1_000) - 499)));
        }
        Collections.shuffle(entries, random);
        write(entries);
    }

    @Test
    void withoutAnOrderTheNewestComesFirst() {
        List<Long> ids = ids(await(reader().query(project, Filter.ANYTHING, Windowing.NONE)));
        assertEquals(descending(), ids);
        assertEquals(descending().subList(0, 7), ids(await(reader().query(project, Filter.ANYTHING, limit(7)))));
        assertEquals(ids.subList(0, 1), ids(await(reader().query(project, Filter.ANYTHING, limit(0)))));
        assertEquals(ids.subList(0, 1), ids(await(reader().query(project, Filter.ANYTHING, limit(-5)))));
    }

    @Test
    void boundsExcludeTheSideThatPagesContinueFrom() {
        Instant third = micros(3);
        Instant fifth = micros(5);
        assertEquals(20, await(reader().query(project, Filter.ANYTHING, window(fifth, third, null, null, null))).size());
        List<Long> down = ids(await(reader().query(project, Filter.ANYTHING, window(fifth, third, null, null, "descending"))));
        assertEquals(descending().subList(50, 70), down);
        List<Long> up = ids(await(reader().query(project, Filter.ANYTHING, window(fifth, third, null, null, "ascending"))));
        assertEquals(ascending().subList(40, 60), up);
    }

    @Test
    void pagesOfSpansContinueEachOther() {
        for (String order : new String[] { "descending", "ascending" }) {
            for (int size : new int[] { 1, 3, 10, 33 }) {
                List<Long> all = new ArrayList<>();
                Windowing window = window(null, null, null, size, order);
                List<StoredSpan> page = await(reader().query(project, Filter.ANYTHING, window));
                while (!page.isEmpty()) {
                    all.addAll(ids(page));
                    StoredSpan last = page.get(page.size() - 1);
                    Instant at = answered(last);
                    UUID next = new UUID(last.span().spanId(), last.span().spanId());
                    window = order.equals("ascending") ? window(null, at, next, size, order)
                            : window(at, null, next, size, order);
                    page = await(reader().query(project, Filter.ANYTHING, window));
                }
                assertEquals(order.equals("ascending") ? ascending() : descending(), all, order + " by " + size);
            }
        }
    }

    @Test
    void pagesOfTracesContinueEachOther() {
        List<UUID> whole = await(reader().queryTraces(project, Filter.ANYTHING, Windowing.NONE));
        Set<UUID> traces = new HashSet<>();
        for (int i = 0; i < SPANS; i++) {
            traces.add(traceOf(i));
        }
        assertEquals(traces, Set.copyOf(whole));
        assertEquals(traces.size(), whole.size());
        for (int size : new int[] { 1, 2, 5, 50 }) {
            List<UUID> all = new ArrayList<>();
            List<UUID> page = await(reader().queryTraces(project, Filter.ANYTHING, window(null, null, null, size, null)));
            while (!page.isEmpty()) {
                all.addAll(page);
                UUID last = page.get(page.size() - 1);
                Instant latest = await(reader().spansOfTraces(project, Set.of(last))).stream().map(SpanWindowContract::answered)
                        .max(Instant::compareTo).orElseThrow();
                page = await(reader().queryTraces(project, Filter.ANYTHING, window(latest, null, last, size, null)));
            }
            assertEquals(whole, all, "by " + size);
        }
    }

    @Test
    void tracesAreOrderedByTheirLatestSpanInsideOfTheWindow() {
        UUID early = new UUID(100, 1);
        UUID late = new UUID(100, 2);
        long hour = START_NS + 3_600_000_000_000L;
        write(List.of(entry(project, at(early, 201, hour)), entry(project, at(late, 202, hour + 5_000)),
                entry(project, at(early, 203, hour + 9_000))));
        Instant from = Instant.ofEpochSecond(0, hour);
        assertEquals(List.of(early, late),
                await(reader().queryTraces(project, Filter.ANYTHING, window(null, from, null, null, null))));
        assertEquals(List.of(late, early), await(reader().queryTraces(project, Filter.ANYTHING,
                window(from.plusNanos(9_000), from, null, null, null))));
        assertEquals(List.of(early), await(reader().queryTraces(project, Filter.ANYTHING,
                window(from.plusNanos(5_000), from, null, null, "ascending"))));
    }

    @Test
    void aNegativeLimitOfTracesIsRefused() {
        Problem refusal = assertThrows(Problem.class, () -> reader().queryTraces(project, Filter.ANYTHING, limit(-1)));
        assertEquals(400, refusal.status());
    }

    @Test
    void aLimitOfNoTracesIsNoLimit() {
        assertEquals(await(reader().queryTraces(project, Filter.ANYTHING, Windowing.NONE)),
                await(reader().queryTraces(project, Filter.ANYTHING, limit(0))));
    }

    @Test
    void aSampleKeepsWholeTraces() {
        Windowing half = new Windowing(null, null, null, null, null, null, 0.5);
        List<StoredSpan> sample = await(reader().query(project, Filter.ANYTHING, half));
        List<Long> expected = descending().stream()
                .filter(id -> (traceOf((int) (id - 1)).getMostSignificantBits() >>> 32) % 100 < 50).toList();
        assertEquals(expected, ids(sample));
        assertEquals(List.of(),
                await(reader().query(project, Filter.ANYTHING, new Windowing(null, null, null, null, null, null, 0.009))));
        assertEquals(SPANS,
                await(reader().query(project, Filter.ANYTHING, new Windowing(null, null, null, null, null, null, 1.0))).size());
    }

    private static UUID traceOf(int i) {
        return new UUID((i % 7) * 0x1234567_89abcdefL, i % 4 == 0 ? i : -i);
    }

    /** Starts fall with the number, equal starts are ordered by it too. */
    private static List<Long> descending() {
        List<Long> ids = new ArrayList<>(ascending());
        Collections.reverse(ids);
        return ids;
    }

    private static List<Long> ascending() {
        List<Long> ids = new ArrayList<>();
        for (long i = 1; i <= SPANS; i++) {
            ids.add(i);
        }
        return ids;
    }

    private static Instant micros(int micros) {
        return Instant.ofEpochSecond(0, START_NS + micros * 1_000L);
    }

    private static Instant answered(StoredSpan stored) {
        return Instant.ofEpochSecond(0, stored.span().startMicros() * 1_000);
    }

    private static Windowing limit(int limit) {
        return window(null, null, null, limit, null);
    }

    private static Windowing window(Instant newest, Instant oldest, UUID next, Integer limit, String order) {
        return new Windowing(newest, oldest, next, limit, order, null, null);
    }
}
