package io.agentaquarkus.span.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class SpanIntakeTest {

    /** What each span of a one-letter name counts for. */
    private static final long SPAN_BYTES = SpanSize.of(Intakes.span("a", 1));

    private final HeldWriter writer = new HeldWriter();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void theAnswerComesAfterTheCommit() {
        SpanIntake intake = intake(100);
        var answer = accept(intake, "a", "b");
        answer.assertNotTerminated();
        writer.writes.get(0).commit();
        answer.assertCompleted().assertItem(List.of());
        assertMeters(Map.of("requests", 1, "spans", 2, "bytes", (int) (2 * SPAN_BYTES), "rejected", 0, "refused", 0));
    }

    @Test
    void aRequestWithoutSpansIsAnsweredAtOnce() {
        accept(intake(1)).assertCompleted().assertItem(List.of());
        assertEquals(List.of(), writer.writes);
    }

    @Test
    void aFullIntakeTakesNothing() {
        SpanIntake intake = intake(3);
        accept(intake, "a", "b");
        accept(intake, "c", "d").assertFailedWith(IntakeRefused.class, "Too many spans are waiting to be written.");
        var fits = accept(intake, "e");
        accept(intake, "f").assertFailedWith(IntakeRefused.class);
        writer.writes.get(0).commit();
        assertEquals(List.of(List.of("a", "b"), List.of("e")), writer.names());
        writer.writes.get(1).commit();
        fits.assertCompleted();
        assertMeters(Map.of("requests", 2, "spans", 3, "refused", 2));
    }

    @Test
    void bytesAreGivenBackByCommitsAndByFailures() {
        SpanIntake intake = intake(2);
        for (int round = 0; round < 5; round++) {
            accept(intake, "a", "b").assertNotTerminated();
            accept(intake, "c").assertFailedWith(IntakeRefused.class);
            HeldWriter.Write write = writer.writes.get(writer.writes.size() - 1);
            if (round % 2 == 0) {
                write.commit();
            } else {
                write.fail();
            }
        }
        assertEquals(5, writer.writes.size());
    }

    @Test
    void theBytesOfAnAbandonedRequestAreHeldUntilItIsWritten() {
        SpanIntake intake = intake(2);
        var abandoned = accept(intake, "a", "b");
        abandoned.cancel();
        accept(intake, "c").assertFailedWith(IntakeRefused.class);
        writer.writes.get(0).commit();
        accept(intake, "c").assertNotTerminated();
    }

    @Test
    void aRequestThatIsLargerThanTheIntakeIsTakenWhenNothingElseIsHeld() {
        SpanIntake intake = intake(2);
        var large = accept(intake, "a", "b", "c", "d");
        large.assertNotTerminated();
        accept(intake, "e").assertFailedWith(IntakeRefused.class);
        writer.writes.get(0).commit();
        large.assertCompleted();
        accept(intake, "e").assertNotTerminated();
        accept(intake, "a", "b", "c", "d").assertFailedWith(IntakeRefused.class);
    }

    @Test
    void anUnreachableStoreIsARefusalThatMayBeRepeated() {
        var answer = accept(intake(100), "a");
        writer.writes.get(0).fail();
        answer.assertFailedWith(IntakeRefused.class, "Spans cannot be written at the moment.");
        assertEquals(503, ((IntakeRefused) answer.getFailure()).status());
        assertMeters(Map.of("requests", 0, "spans", 0, "refused", 1));
    }

    @Test
    void rejectedSpansAreNamed() {
        var answer = accept(intake(100), "a", "bad");
        writer.writes.get(0).commitWithout("bad");
        assertEquals(List.of("bad is bad"), answer.assertCompleted().getItem().stream().map(Rejection::reason).toList());
        assertMeters(Map.of("requests", 1, "spans", 1, "rejected", 1));
    }

    @Test
    void theSizeOfASpanCountsEverythingThatItHolds() {
        Span span = Intakes.span("name", 1);
        assertEquals(SPAN_BYTES + 3, SpanSize.of(span));
        byte[] ten = new byte[10];
        assertEquals(SPAN_BYTES + 10 + 3 + 8 + 40, SpanSize.of(new Span(span.traceId(), 1, 0, span.traceType(), span.spanType(),
                span.kind(), "name", 0, 0, span.status(), "m", "s", "u", "agent", new byte[12], ten, ten, ten, ten,
                span.metrics(), span.facets())));
    }

    private SpanIntake intake(int spans) {
        IntakeConfig config = Intakes.config(spans * SPAN_BYTES, 100, 1_000_000, 1);
        return new SpanIntake(new SpanBatcher(writer, Intakes.JOINER, config), new IntakeMetrics(meters), config);
    }

    private static UniAssertSubscriber<List<Rejection>> accept(SpanIntake intake, String... names) {
        return intake.accept(Intakes.PROJECT, Intakes.USER, Intakes.spans(names)).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void assertMeters(Map<String, Integer> expected) {
        expected.forEach(
                (name, count) -> assertEquals((double) count, meters.get("agenta.intake." + name).counter().count(), name));
    }
}
