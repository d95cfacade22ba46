package io.agentaquarkus.span.assemble;

import static io.agentaquarkus.span.assemble.Assembled.at;
import static io.agentaquarkus.span.assemble.Assembled.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.Span;

class MetricsRollupTest {

    @Test
    void sumsFollowParentsInWhateverOrderSpansAre() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            List<SpanDraft> drafts = new ArrayList<>(List.of(draft(1, 0, tokens(1, 0.5)), draft(2, 1, tokens(10, 0)),
                    draft(3, 1, tokens(100, 0.25)), draft(4, 3, tokens(1_000, 0)), draft(5, 4, errors(2))));
            Collections.shuffle(drafts, random);
            drafts.forEach(draft -> draft.startNs = random.nextInt(1_000));
            Map<Long, Span> spans = assembled(drafts);
            assertEquals("{'prompt':1111.0,'completion':0.75,'total':1111.75}", at(spans.get(1L), "metrics.tokens.cumulative"));
            assertEquals("{'prompt':10,'completion':0.0,'total':10.0}", at(spans.get(2L), "metrics.tokens.cumulative"));
            assertEquals("2", at(spans.get(1L), "metrics.errors.cumulative"));
            assertEquals("null", at(spans.get(2L), "metrics.errors.cumulative"));
            assertEquals(1111.75, spans.get(1L).metrics().tokens());
            assertEquals(2, spans.get(1L).metrics().errors());
        }
    }

    @Test
    void aSpanWhoseAncestorsAreNotThereKeepsWhatItsSenderSaid() {
        Map<Long, Span> spans = assembled(List.of(
                draft(2, 9, "{'ag':{'metrics':{'tokens':{'incremental':{'total':5},'cumulative':{'total':77}}}}}"),
                draft(3, 2, "{'ag':{'metrics':{'tokens':{'incremental':{'total':5}}}}}")));
        assertEquals("{'total':77}", at(spans.get(2L), "metrics.tokens.cumulative"));
        assertEquals("null", at(spans.get(3L), "metrics.tokens.cumulative"));
        assertEquals(77, spans.get(2L).metrics().tokens());
    }

    @Test
    void whatAChildsSenderSummedCountsInItsParent() {
        Map<Long, Span> spans = assembled(List.of(draft(1, 0, "{}"),
                draft(2, 1, "{'ag':{'metrics':{'tokens':{'cumulative':{'total':7}}}}}")));
        assertEquals("{'prompt':0.0,'completion':0.0,'total':7.0}", at(spans.get(1L), "metrics.tokens.cumulative"));
        assertEquals("{'total':7}", at(spans.get(2L), "metrics.tokens.cumulative"));
    }

    @Test
    void aCircleOfParentsIsLeftAlone() {
        Map<Long, Span> spans = assembled(
                List.of(draft(1, 2, tokens(1, 0)), draft(2, 1, tokens(1, 0)), draft(3, 3, tokens(1, 0)),
                        draft(4, 0, tokens(5, 0))));
        assertEquals("null", at(spans.get(1L), "metrics.tokens.cumulative"));
        assertEquals("null", at(spans.get(3L), "metrics.tokens.cumulative"));
        assertEquals(5, spans.get(4L).metrics().tokens());
    }

    @Test
    void aDeepTreeIsNoProblem() {
        List<SpanDraft> drafts = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            drafts.add(draft(i, i - 1, tokens(1, 0)));
        }
        assertEquals(20_000, assembled(drafts).get(1L).metrics().tokens());
    }

    @Test
    void aNestedFigureCountsAsZero() {
        Map<Long, Span> spans = assembled(List.of(draft(1, 0, errors(1)),
                draft(2, 1, "{'ag':{'metrics':{'tokens':{'incremental':{'total':{'x':1},'prompt':2}}}}}")));
        assertEquals("2.0", at(spans.get(1L), "metrics.tokens.cumulative.prompt"));
        assertEquals("1", at(spans.get(1L), "metrics.errors.cumulative"));
    }

    /** In their order, fractions add up differently: 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1. */
    @Test
    void theOrderOfSiblingsDoesNotMatter() {
        List<SpanDraft> drafts = List.of(draft(1, 0, "{}"), draft(2, 1, cost(0.1)), draft(3, 1, cost(0.2)),
                draft(4, 1, cost(0.3)));
        List<SpanDraft> reversed = List.of(draft(4, 1, cost(0.3)), draft(3, 1, cost(0.2)), draft(2, 1, cost(0.1)),
                draft(1, 0, "{}"));
        assertEquals(0.1 + 0.2 + 0.3, assembled(drafts).get(1L).metrics().cost());
        assertEquals(0.1 + 0.2 + 0.3, assembled(reversed).get(1L).metrics().cost());
    }

    private static String cost(double total) {
        return "{'ag':{'metrics':{'costs':{'incremental':{'total':" + total + "}}}}}";
    }

    private static String tokens(int prompt, double completion) {
        return "{'ag':{'metrics':{'tokens':{'incremental':{'prompt':" + prompt + ",'completion':" + completion + ",'total':"
                + (prompt + completion) + "}}}}}";
    }

    private static String errors(int count) {
        return "{'ag':{'metrics':{'errors':{'incremental':" + count + "}}}}";
    }

    private static Map<Long, Span> assembled(List<SpanDraft> drafts) {
        return SpanAssembler.assemble(drafts).stream().collect(Collectors.toMap(Span::spanId, Function.identity()));
    }
}
