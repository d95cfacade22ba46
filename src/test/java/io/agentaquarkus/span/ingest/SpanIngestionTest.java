package io.agentaquarkus.span.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class SpanIngestionTest {

    private final HeldWriter writer = new HeldWriter();
    private final IntakeConfig config = Intakes.config(1_000_000, 100, 1_000_000, 1);
    private final SpanIngestion ingestion = new SpanIngestion(
            new SpanIntake(new SpanBatcher(writer, Intakes.JOINER, config), new IntakeMetrics(new SimpleMeterRegistry()),
                    config));

    @Test
    void storedSpansComeBackInTheOrderOfTheirDrafts() {
        var answer = write(draft(2, "b"), draft(1, "a"));
        writer.writes.get(0).commit();
        assertEquals(List.of("b", "a"), names(answer));
    }

    @Test
    void rejectedSpansAreLeftOutOfTheAnswer() {
        var answer = write(draft(1, "a"), draft(2, "bad"), draft(3, "c"));
        writer.writes.get(0).commitWithout("bad");
        assertEquals(List.of("a", "c"), names(answer));
    }

    @Test
    void ofCopiesTheLastCountsInThePlaceOfTheFirst() {
        var answer = write(draft(1, "a"), draft(2, "b"), draft(1, "again"));
        writer.writes.get(0).commit();
        assertEquals(List.of("again", "b"), names(answer));
    }

    private UniAssertSubscriber<List<Span>> write(SpanDraft... drafts) {
        return ingestion.write(Intakes.PROJECT, Intakes.USER, Arrays.asList(drafts)).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static List<String> names(UniAssertSubscriber<List<Span>> answer) {
        return answer.assertCompleted().getItem().stream().map(Span::name).toList();
    }

    private static SpanDraft draft(long id, String name) {
        SpanDraft draft = new SpanDraft(Intakes.PROJECT, id, 0);
        draft.name = name;
        return draft;
    }
}
