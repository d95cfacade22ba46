package io.agentaquarkus.span.assemble;

import static io.agentaquarkus.span.assemble.Assembled.at;
import static io.agentaquarkus.span.assemble.Assembled.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.span.Span;

class SpanCostTest {

    private static final String OWN = """
            {"plain": {"input_cost_per_token": 1, "output_cost_per_token": 10, "provider": "own"},
             "hit": {"input_cost_per_token": 4, "input_cost_per_token_cache_hit": 1},
             "free": {"input_cost_per_token": 0},
             "by the minute": {"input_cost_per_second": 1},
             "gpt-4o": {"input_cost_per_token": 7},
             "rich": {"input_cost_per_token": 4, "output_cost_per_token": 16, "cache_read_input_token_cost": 1,
              "cache_creation_input_token_cost": 8, "output_cost_per_reasoning_token": 32, "input_cost_per_audio_token": 64,
              "output_cost_per_audio_token": 128, "input_cost_per_token_priority": 400, "output_cost_per_token_priority": 1600,
              "output_cost_per_token_batches": 2,
              "input_cost_per_token_above_2k_tokens": 5, "output_cost_per_token_above_2k_tokens": 17,
              "input_cost_per_token_above_2k_tokens_priority": 500, "input_cost_per_token_above_10k_tokens": 6}}""";

    @BeforeEach
    void ownPrices() {
        ModelPrices.override(ModelPrices.read(OWN.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void bundledPrices() {
        ModelPrices.override(Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "plain | {'prompt':3,'completion':2} | 3 | 20",
            "plain | {'total':5} | 0 | 0",
            "plain | {'prompt':3,'cache_read':1,'cache_creation':1} | 3 | 0",
            "own/plain | {'prompt':3} | 3 | 0",
            "hit | {'prompt':3,'cached':2} | 6 | 0",
            "free | {'prompt':3,'completion':3} | 0 | 0",
            "gpt-4o | {'prompt':1,'completion':1} | 7 | 0",
            "rich | {'prompt':10,'completion':1} | 40 | 16",
            "rich | {'prompt':10,'cache_read':4} | 28 | 0",
            "rich | {'prompt':10,'cached':4} | 28 | 0",
            "rich | {'prompt':10,'cache_read':0,'cached':4} | 28 | 0",
            "rich | {'prompt':10,'prompt_details':{'cache_read':4}} | 28 | 0",
            "rich | {'prompt':10,'cache_creation':4} | 56 | 0",
            "rich | {'prompt':10,'cache_read':2,'prompt_details':{'cache_write':4,'audio':1}} | 110 | 0",
            "rich | {'completion':10,'reasoning':4} | 0 | 224",
            "rich | {'completion':10,'completion_details':{'reasoning':4,'audio':1}} | 0 | 336",
            // Counted beside the rest, as some senders do.
            "rich | {'prompt':10,'cache_read':100} | 140 | 0",
            "rich | {'completion':1,'reasoning':4} | 0 | 144",
            // Long prompts, of which what was cached is a part.
            "rich | {'prompt':2000,'completion':1} | 8000 | 16",
            "rich | {'prompt':2001,'completion':1} | 10005 | 17",
            "rich | {'prompt':10001,'completion':1} | 60006 | 16",
            "rich | {'prompt':10,'cache_read':2001} | 2051 | 0" })
    void tokensOfEachKind(String model, String tokens, double prompt, double completion) {
        assertCosts(prompt, completion, span("'data':{'parameters':{'model':'" + model + "'}}", tokens, "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'ag.meta.response.service_tier':'priority' | 400 | 1600",
            "'ag.meta.request.service_tier':'PRIORITY' | 400 | 1600",
            "'ag.data.parameters.service_tier':'priority' | 400 | 1600",
            "'gen_ai.openai.response.service_tier':'priority' | 400 | 1600",
            "'openai.response.service_tier':'batch' | 4 | 2",
            "'gen_ai.openai.request.service_tier':'priority','gen_ai.openai.response.service_tier':'default' | 4 | 16",
            "'gen_ai.openai.request.service_tier':'auto' | 4 | 16",
            "'gen_ai.openai.request.service_tier':'unheard of' | 4 | 16",
            "'gen_ai.openai.request.service_tier':5 | 4 | 16" })
    void serviceTiers(String where, double prompt, double completion) {
        assertCosts(prompt, completion, assembled("{'ag.type.span':'chat','ag.meta.response.model':'rich',"
                + "'ag.metrics.tokens.incremental':{'prompt':1,'completion':1}," + where + "}"));
    }

    @Test
    void aLongPromptInATier() {
        assertCosts(500 * 3000.0, 1600, assembled("{'ag.type.span':'chat','ag.meta.response.model':'rich',"
                + "'ag.meta.response.service_tier':'priority','ag.metrics.tokens.incremental':{'prompt':3000,'completion':1}}"));
    }

    @Test
    void aCostThatTheSenderKnewCounts() {
        String model = "'data':{'parameters':{'model':'plain'}}";
        assertEquals("{'total':99}", at(span(model, "{'prompt':3}", "{'total':99}"), "metrics.costs.incremental"));
        assertEquals("{'prompt':1}", at(span(model, "{'prompt':3}", "{'prompt':1}"), "metrics.costs.incremental"));
        assertCosts(3, 0, span(model, "{'prompt':3}", "{'total':0.0}"));
    }

    @Test
    void onlyCallsOfKnownModelsArePriced() {
        for (String ag : List.of("{'type':{'span':'tool'},'data':{'parameters':{'model':'gpt-4o'}},",
                "{'type':{'span':'chat'},'data':{'parameters':{'model':'GPT-4O'}},", "{'type':{'span':'chat'},",
                "{'type':{'span':'chat'},'data':{'parameters':{'model':'by the minute'}},",
                "{'type':{'span':'chat'},'data':{'parameters':{'model':5}},")) {
            Span span = assembled("{'ag':" + ag + "'metrics':{'tokens':{'incremental':{'prompt':1000}}}}}");
            assertEquals("{}", at(span, "metrics.costs"));
        }
    }

    @Test
    void aModelMayBePrefixedWithItsOwnProvider() {
        ModelPrices.override(Map.of());
        assertEquals(ModelPrices.of("gpt-4o"), ModelPrices.of("openai/gpt-4o"));
        assertEquals(2.5e-06, ModelPrices.of("gpt-4o").input());
        assertNull(ModelPrices.of("anthropic/gpt-4o"));
        assertNull(ModelPrices.of("/gpt-4o"));
        assertNull(ModelPrices.of(""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{", "null" })
    void pricesThatAreNone(String json) {
        assertThrows(IllegalArgumentException.class, () -> ModelPrices.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertCosts(double prompt, double completion, Span span) {
        assertEquals("{'prompt':" + prompt + ",'completion':" + completion + ",'total':" + (prompt + completion) + "}",
                at(span, "metrics.costs.incremental"));
        if (prompt + completion != 0) {
            assertEquals(prompt + completion, span.metrics().cost());
        }
    }

    private static Span span(String members, String tokens, String costs) {
        return assembled("{'ag':{'type':{'span':'chat'}," + members + ",'metrics':{'tokens':{'incremental':" + tokens
                + "},'costs':{'incremental':" + costs + "}}}}");
    }

    private static Span assembled(String attributes) {
        return SpanAssembler.assemble(List.of(draft(1, 0, attributes))).get(0);
    }
}
