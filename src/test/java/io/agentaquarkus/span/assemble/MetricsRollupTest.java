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

    @Test
    void modelCallsArePriced() {
        Span span = assembled(List.of(draft(1, 0, """
                {'ag':{'type':{'span':'chat'},'meta':{'response':{'model':'gpt-4o'}},
                 'metrics':{'tokens':{'incremental':{'prompt':1000,'completion':100,'cached':400}},
                            'costs':{'incremental':{'total':99}}}}}"""))).get(1L);
        ModelPrices.Price price = ModelPrices.of("gpt-4o");
        double prompt = 600 * price.input() + 400 * price.cached();
        double completion = 100 * price.output();
        assertEquals("{'prompt':" + prompt + ",'completion':" + completion + ",'total':" + (prompt + completion) + "}",
                at(span, "metrics.costs.incremental"));
        assertEquals(prompt + completion, span.metrics().cost());
    }

    @Test
    void onlyCallsOfKnownModelsArePriced() {
        for (String ag : List.of("{'type':{'span':'tool'},'data':{'parameters':{'model':'gpt-4o'}},",
                "{'type':{'span':'chat'},'data':{'parameters':{'model':'GPT-4O'}},", "{'type':{'span':'chat'},",
                "{'type':{'span':'chat'},'data':{'parameters':{'model':5}},")) {
            Span span = assembled(List.of(draft(1, 0, "{'ag':" + ag
                    + "'metrics':{'tokens':{'incremental':{'prompt':1000}},'costs':{'incremental':{'total':99}}}}}"))).get(1L);
            assertEquals("{'total':99}", at(span, "metrics.costs.incremental"));
        }
    }

    @Test
    void aModelMayBePrefixedWithItsOwnProvider() {
        assertEquals(ModelPrices.of("gpt-4o"), ModelPrices.of("openai/gpt-4o"));
        assertEquals(null, ModelPrices.of("anthropic/gpt-4o"));
        assertEquals(null, ModelPrices.of("/gpt-4o"));
        assertEquals(null, ModelPrices.of(""));
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
