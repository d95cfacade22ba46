package io.agentaquarkus.span.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class SpanBatcherTest {

    private final HeldWriter writer = new HeldWriter();

    @Test
    void aRequestThatFindsAWriterFreeIsWrittenAtOnce() {
        SpanBatcher batcher = batcher(2, 100);
        var first = write(batcher, "a");
        var second = write(batcher, "b");
        assertEquals(List.of(List.of("a"), List.of("b")), writer.names());
        first.assertNotTerminated();
        writer.writes.get(1).commit();
        second.assertCompleted().assertItem(List.of());
        first.assertNotTerminated();
    }

    @Test
    void requestsGatherWhileAllWritersAreBusyAndAreCommittedTogether() {
        SpanBatcher batcher = batcher(1, 100);
        var first = write(batcher, "a");
        var second = write(batcher, "b", "c");
        var third = write(batcher, "d");
        assertEquals(List.of(List.of("a")), writer.names());
        writer.writes.get(0).commit();
        first.assertCompleted();
        assertEquals(List.of(List.of("a"), List.of("b", "c", "d")), writer.names());
        second.assertNotTerminated();
        writer.writes.get(1).commit();
        second.assertCompleted().assertItem(List.of());
        third.assertCompleted().assertItem(List.of());
    }

    @Test
    void aBatchIsBoundedInSpansButARequestIsNeverDivided() {
        SpanBatcher batcher = batcher(1, 3);
        write(batcher, "a");
        write(batcher, "b", "c");
        write(batcher, "d", "e");
        write(batcher, "f");
        write(batcher, "g", "h", "i", "j", "k");
        for (int i = 0; i < 4; i++) {
            writer.writes.get(i).commit();
        }
        assertEquals(List.of(List.of("a"), List.of("b", "c"), List.of("d", "e", "f"), List.of("g", "h", "i", "j", "k")),
                writer.names());
    }

    @Test
    void aBatchIsBoundedInBytes() {
        SpanBatcher batcher = new SpanBatcher(writer, Intakes.JOINER, Intakes.config(1_000, 100, 25, 1));
        for (String name : List.of("a", "b", "c", "d")) {
            write(batcher, name);
        }
        writer.writes.get(0).commit();
        writer.writes.get(1).commit();
        assertEquals(List.of(List.of("a"), List.of("b", "c"), List.of("d")), writer.names());
    }

    @Test
    void aFailureFailsTheRequestsOfItsBatchAlone() {
        SpanBatcher batcher = batcher(1, 2);
        var first = write(batcher, "a");
        var second = write(batcher, "b");
        var third = write(batcher, "c");
        var fourth = write(batcher, "d");
        writer.writes.get(0).commit();
        writer.writes.get(1).fail();
        first.assertCompleted();
        second.assertFailedWith(IllegalStateException.class, "The connection is gone.");
        third.assertFailedWith(IllegalStateException.class, "The connection is gone.");
        fourth.assertNotTerminated();
        writer.writes.get(2).commit();
        fourth.assertCompleted();
    }

    @Test
    void aWriterThatThrowsIsGivenBack() {
        int[] calls = { 0 };
        SpanBatcher batcher = new SpanBatcher(new io.agentaquarkus.span.store.SpanWriter() {

            @Override
            public io.smallrye.mutiny.Uni<List<Rejection>> write(List<Entry> entries) {
                calls[0]++;
                throw new IllegalArgumentException("unforeseen");
            }

            @Override
            public io.smallrye.mutiny.Uni<List<Long>> deleteTrace(java.util.UUID projectId, java.util.UUID traceId) {
                throw new UnsupportedOperationException();
            }
        }, Intakes.JOINER, Intakes.config(1_000, 10, 1_000, 1));
        write(batcher, "a").assertFailedWith(IllegalArgumentException.class);
        write(batcher, "b").assertFailedWith(IllegalArgumentException.class);
        assertEquals(2, calls[0]);
    }

    @Test
    void rejectionsAreToldToTheRequestThatSentTheSpan() {
        SpanBatcher batcher = batcher(1, 100);
        write(batcher, "z");
        var first = write(batcher, "a", "bad");
        var second = write(batcher, "c");
        writer.writes.get(0).commit();
        writer.writes.get(1).commitWithout("bad");
        assertEquals(List.of("bad is bad"), first.assertCompleted().getItem().stream().map(Rejection::reason).toList());
        assertEquals(List.of(), second.assertCompleted().getItem());
    }

    @Test
    void ofCopiesOfASpanTheLastIsWritten() {
        SpanBatcher batcher = batcher(1, 100);
        write(batcher, "z");
        var first = write(batcher, "first a", "b");
        var second = write(batcher, "second a");
        writer.writes.get(0).commit();
        assertEquals(List.of("second a", "b"), writer.writes.get(1).names());
        writer.writes.get(1).commit();
        first.assertCompleted().assertItem(List.of());
        second.assertCompleted().assertItem(List.of());
    }

    @Test
    void whenTheLastCopyIsRefusedTheOneBeforeIsWritten() {
        SpanBatcher batcher = batcher(1, 100);
        write(batcher, "z");
        var first = write(batcher, "good a", "b");
        var second = write(batcher, "bad a");
        writer.writes.get(0).commit();
        writer.writes.get(1).commitWithout("bad a");
        assertEquals(List.of("good a"), writer.writes.get(2).names());
        first.assertNotTerminated();
        writer.writes.get(2).commit();
        first.assertCompleted().assertItem(List.of());
        assertEquals(List.of("bad a is bad"), second.assertCompleted().getItem().stream().map(Rejection::reason).toList());
    }

    @Test
    void aWriteOfAnAbandonedRequestHoldsNobodyUp() {
        SpanBatcher batcher = batcher(1, 100);
        var first = write(batcher, "a");
        var second = write(batcher, "b");
        first.cancel();
        writer.writes.get(0).commit();
        assertEquals(List.of(List.of("a"), List.of("b")), writer.names());
        writer.writes.get(1).commit();
        second.assertCompleted();
    }

    private SpanBatcher batcher(int writers, int batchSpans) {
        return new SpanBatcher(writer, Intakes.JOINER, Intakes.config(1_000_000, batchSpans, 1_000_000, writers));
    }

    /** Ten bytes a span. */
    private UniAssertSubscriber<List<Rejection>> write(SpanBatcher batcher, String... names) {
        List<Entry> entries = Intakes.spans(names).stream()
                .map(span -> Entry.of(Intakes.PROJECT, Intakes.USER, span)).toList();
        return batcher.write(Collections.unmodifiableList(entries), 10L * names.length).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
