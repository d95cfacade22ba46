package io.agentaquarkus.span.store;

import static io.agentaquarkus.span.store.Spans.at;
import static io.agentaquarkus.span.store.Spans.bytes;
import static io.agentaquarkus.span.store.Spans.entry;
import static io.agentaquarkus.span.store.Spans.named;
import static io.agentaquarkus.span.store.Spans.poison;
import static io.agentaquarkus.span.store.Spans.span;
import static io.agentaquarkus.span.store.Spans.withAttributes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.smallrye.mutiny.Uni;

/** What {@link SpanWriter} and {@link SpanReader} promise, for any implementation of the two. */
abstract class SpanStoreContract extends SpanStore {

    private final UUID trace = UUID.randomUUID();

    @Test
    void everyPartOfASpanComesBack() {
        Span span = new Span(trace, -1, Long.MIN_VALUE, TraceType.ANNOTATION, SpanType.RERANK, SpanKind.CONSUMER, "näme 😀",
                1_793_527_200_123_456_789L, 1_793_527_200_123_456_790L, StatusCode.ERROR, "broken", "s", "u", "a",
                bytes("{\"b\":1,\"a\":[null,\"😀\"]}"), bytes("[{\"slug\":\"app\"}]"), bytes("[{\"span_id\":\"1\"}]"),
                bytes("[{\"id\":\"h\"}]"), bytes("[{\"name\":\"e\"}]"), new Span.Metrics(0.001, 2, 1e300, 0.1),
                new Span.Facets("in", "by", true));
        write(entry(project, span));
        Span read = one(trace).span();
        assertEquals(List.of(trace, -1L, Long.MIN_VALUE, TraceType.ANNOTATION, SpanType.RERANK, SpanKind.CONSUMER, "näme 😀",
                1_793_527_200_123_456_789L, 1_793_527_200_123_456_790L, StatusCode.ERROR, "broken", "s", "u", "a"),
                List.of(read.traceId(), read.spanId(), read.parentId(), read.traceType(), read.spanType(), read.kind(),
                        read.name(), read.startNs(), read.endNs(), read.status(), read.statusMessage(), read.sessionId(),
                        read.userId(), read.agentId()));
        assertArrayEquals(span.attributes(), read.attributes());
        assertArrayEquals(span.events(), read.events());
        assertSameJson(span.references(), read.references());
        assertSameJson(span.links(), read.links());
        assertSameJson(span.hashes(), read.hashes());
        assertEquals(span.metrics(), read.metrics());
        assertEquals(span.facets(), read.facets());
    }

    @Test
    void whatASpanDoesNotHaveStaysAbsent() {
        write(entry(project, span(trace, 1)));
        Span read = one(trace).span();
        for (Object absent : Arrays.asList(read.statusMessage(), read.sessionId(), read.userId(), read.agentId(),
                read.references(), read.links(), read.hashes(), read.events())) {
            assertNull(absent);
        }
        assertEquals(Span.Metrics.NONE, read.metrics());
        assertEquals(Span.Facets.NONE, read.facets());
        assertTrue(read.isRoot());
    }

    @Test
    void attributesComeBackByteByByte() {
        String large = "{\"text\":\"" + "lorem ipsum 😀 \\u0001 ".repeat(50_000) + "\"}";
        byte[] noise = new byte[700_000];
        new Random(3).nextBytes(noise);
        String incompressible = "{\"noise\":\"" + java.util.Base64.getEncoder().encodeToString(noise) + "\"}";
        List<String> all = List.of("{}", "{ \"spaces\" : 1.0 }", "{\"z\":1,\"a\":2,\"a\":3}",
                "{\"n\":1E-7,\"big\":123456789012345678901234567890}",
                "{\"nul\":\"\\u0000\"}", large, incompressible);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            entries.add(entry(project, withAttributes(trace, i + 1, all.get(i))));
        }
        write(entries);
        List<StoredSpan> read = await(reader().spansOfTraces(project, Set.of(trace)));
        for (int i = 0; i < all.size(); i++) {
            assertArrayEquals(bytes(all.get(i)), read.get(i).span().attributes());
        }
    }

    @Test
    void aWriteIsKnownWithItsTimeAndAuthor() {
        write(entry(project, span(trace, 1)));
        StoredSpan first = one(trace);
        assertNotNull(first.createdAt());
        assertEquals(Spans.USER, first.createdBy());
        assertNull(first.updatedAt());
        assertNull(first.updatedBy());

        write(Entry.of(project, Spans.OTHER_USER, named(trace, 1, "again")));
        StoredSpan second = one(trace);
        assertEquals("again", second.span().name());
        assertEquals(first.createdAt(), second.createdAt());
        assertEquals(Spans.USER, second.createdBy());
        assertFalse(second.updatedAt().isBefore(first.createdAt()));
        assertEquals(Spans.OTHER_USER, second.updatedBy());
    }

    @Test
    void anEarlierCopyIsReplacedWhole() {
        write(entry(project, new Span(trace, 1, 7, TraceType.ANNOTATION, SpanType.CHAT, SpanKind.CLIENT, "first", 5, 6,
                StatusCode.ERROR, "m", "s", "u", "a", bytes("{\"a\":1}"), bytes("[1]"), bytes("[2]"), bytes("[3]"),
                bytes("[4]"),
                new Span.Metrics(1, 2, 3, 4), new Span.Facets("s", "u", true))));
        write(entry(project, span(trace, 1)));
        Span read = one(trace).span();
        assertEquals(span(trace, 1).startNs(), read.startNs());
        assertArrayEquals(bytes("{}"), read.attributes());
        for (Object gone : Arrays.asList(read.statusMessage(), read.sessionId(), read.references(), read.links(), read.hashes(),
                read.events())) {
            assertNull(gone);
        }
        assertEquals(Span.Metrics.NONE, read.metrics());
        assertEquals(Span.Facets.NONE, read.facets());
        assertTrue(read.isRoot());
    }

    @Test
    void ofSeveralCopiesInOneCallTheLastCounts() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            entries.add(entry(project, named(trace, i % 3 + 1, "copy " + i)));
        }
        assertEquals(List.of(), write(entries));
        assertEquals(List.of("copy 18", "copy 19", "copy 20"),
                await(reader().spansOfTraces(project, Set.of(trace))).stream().map(stored -> stored.span().name()).toList());
    }

    @Test
    void aSpanThatCannotBeStoredIsRejectedAlone() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            entries.add(entry(project, i == 1 || i == 50 || i == 51 || i == 100 ? poison(trace, i) : span(trace, i)));
        }
        List<Rejection> rejections = write(entries);
        assertEquals(List.of(1L, 50L, 51L, 100L),
                rejections.stream().map(rejection -> rejection.entry().span().spanId()).sorted().toList());
        Rejection first = rejections.stream().filter(r -> r.entry().span().spanId() == 1).findFirst().orElseThrow();
        assertTrue(first.entry() == entries.get(0));
        assertTrue(first.reason().startsWith("Span 0000000000000001 cannot be stored: "), first.reason());
        assertEquals(96, await(reader().spansOfTraces(project, Set.of(trace))).size());
    }

    @Test
    void timesAreKeptToTheirVeryEnds() {
        for (long time : new long[] { 0, -1, Long.MAX_VALUE, Long.MIN_VALUE }) {
            UUID traceId = UUID.randomUUID();
            write(entry(project, at(traceId, 1, time)));
            assertEquals(time, one(traceId).span().startNs());
            assertEquals(time, one(traceId).span().endNs());
        }
    }

    @Test
    void aTraceMayHaveSeveralRoots() {
        write(List.of(entry(project, span(trace, 1)), entry(project, span(trace, 2))));
        assertEquals(2, await(reader().spansOfTraces(project, Set.of(trace))).size());
    }

    @Test
    void projectsDoNotSeeEachOther() {
        UUID other = UUID.randomUUID();
        write(List.of(entry(project, named(trace, 1, "mine")), entry(other, named(trace, 1, "theirs")),
                entry(other, named(trace, 2, "theirs too"))));
        assertEquals("mine", one(trace).span().name());
        assertEquals(List.of("mine"), names(await(reader().spans(project, null, List.of(1L, 2L)))));
        assertEquals(List.of("mine"), names(await(reader().query(project, Filter.ANYTHING, Windowing.NONE))));
        assertEquals(List.of(trace), await(reader().queryTraces(project, Filter.ANYTHING, Windowing.NONE)));
        UUID third = UUID.randomUUID();
        assertEquals(List.of(), await(reader().spansOfTraces(third, Set.of(trace))));
        assertEquals(List.of(), await(reader().queryTraces(third, Filter.ANYTHING, Windowing.NONE)));

        assertEquals(List.of(), await(writer().deleteTrace(third, trace)));
        assertEquals(List.of(1L), await(writer().deleteTrace(project, trace)));
        assertEquals(List.of(), await(reader().spansOfTraces(project, Set.of(trace))));
        assertEquals(2, await(reader().spansOfTraces(other, Set.of(trace))).size());
    }

    @Test
    void deletedSpansAreNamedLatestFirst() {
        write(List.of(entry(project, at(trace, 1, 3_000)), entry(project, at(trace, 2, 1_000)),
                entry(project, at(trace, 3, 3_000)),
                entry(project, at(UUID.randomUUID(), 4, 2_000))));
        assertEquals(List.of(3L, 1L, 2L), await(writer().deleteTrace(project, trace)));
        assertEquals(List.of(), await(writer().deleteTrace(project, trace)));
        assertEquals(1, await(reader().query(project, Filter.ANYTHING, Windowing.NONE)).size());
    }

    @Test
    void lookupsAreInTheOrderOfTheStart() {
        UUID other = UUID.randomUUID();
        write(List.of(entry(project, at(trace, 3, 1_000)), entry(project, at(trace, 1, 3_000)),
                entry(project, at(other, 2, 2_000)),
                entry(project, at(trace, 5, 1_000))));
        assertEquals(List.of(3L, 5L, 2L, 1L),
                ids(await(reader().spansOfTraces(project, List.of(trace, other, UUID.randomUUID())))));
        assertEquals(List.of(3L, 1L), ids(await(reader().spans(project, Set.of(trace), List.of(1L, 2L, 3L)))));
        assertEquals(List.of(2L, 1L), ids(await(reader().spans(project, null, List.of(1L, 2L)))));
        assertEquals(List.of(), ids(await(reader().spansOfTraces(project, Set.of()))));
    }

    @Test
    void aCallWithoutSpansIsNoCall() {
        assertEquals(List.of(), write(List.of()));
    }

    @Test
    void writesOfTheSameSpansAtTheSameTimeAllSucceed() {
        List<Uni<List<Rejection>>> writes = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                entries.add(entry(project, named(trace, i, "round " + round)));
            }
            Collections.shuffle(entries, new Random(round));
            writes.add(writer().write(entries));
        }
        List<List<Rejection>> results = await(Uni.join().all(writes).andCollectFailures());
        assertTrue(results.stream().allMatch(List::isEmpty));
        List<StoredSpan> read = await(reader().spansOfTraces(project, Set.of(trace)));
        assertEquals(50, read.size());
        assertEquals(1, Set.copyOf(names(read)).size(), "one call is stored as a whole");
    }

    @Test
    void morePartsThanOneAnswerMayHoldAreRefused() {
        write(IntStream.rangeClosed(1, 10_001).mapToObj(i -> entry(project, span(new UUID(i, i), i))).toList());
        Problem spans = assertThrows(Problem.class, () -> await(reader().query(project, Filter.ANYTHING, Windowing.NONE)));
        assertEquals(400, spans.status());
        assertThrows(Problem.class, () -> await(reader().queryTraces(project, Filter.ANYTHING, Windowing.NONE)));
        Windowing limited = new Windowing(null, null, null, 10_001, null, null, null);
        assertEquals(10_001, await(reader().query(project, Filter.ANYTHING, limited)).size());
    }

    private StoredSpan one(UUID traceId) {
        List<StoredSpan> spans = await(reader().spansOfTraces(project, Set.of(traceId)));
        assertEquals(1, spans.size());
        return spans.get(0);
    }

    private static List<String> names(List<StoredSpan> spans) {
        return spans.stream().map(stored -> stored.span().name()).toList();
    }

    private static void assertSameJson(byte[] expected, byte[] actual) {
        assertEquals(JsonTree.read(expected), JsonTree.read(actual));
    }
}
