package io.agentaquarkus.template;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaNodePreProcessor;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import com.hubspot.jinjava.mode.ExecutionMode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;

/**
 * The library that renders Jinja2, shut in: templates reach the values of their context and nothing else, load no other
 * templates, and end when they do too much.
 */
final class JinjaEngine {

    static final int OUTPUT_MAX = 10_000_000;
    private static final int LIST_MAX = 100_000;
    private static final int RANGE_MAX = 100_000;
    private static final int DEPTH_MAX = 20;
    /** How many pieces of templates are rendered for one text, those of loops as often as they run. */
    private static final int STEPS_MAX = 200_000;
    private static final Duration TIME_MAX = Duration.ofSeconds(5);

    /** What the text that is rendered on this thread may still do. */
    private static final ThreadLocal<Budget> BUDGET = new ThreadLocal<>();
    private static final JinjavaNodePreProcessor USUAL_STEP = new JinjavaNodePreProcessor();

    /** Filters whose results may have any length, or that render what they are given. */
    private static final Set<String> UNBOUNDED = Set.of("render", "center", "format", "wordwrap", "xmlattr", "batch", "slice");

    private static final LegacyOverrides AS_JINJA2 = LegacyOverrides.newBuilder().withEvaluateMapKeys(true)
            .withIterateOverMapKeys(true).withUsePyishObjectMapper(true).withUseNaturalOperatorPrecedence(true)
            .withParseWhitespaceControlStrictly(true).withAllowAdjacentTextNodes(true).withKeepNullableLoopValues(true)
            .withHandleBackslashInQuotesOnly(true).withUseTrimmingForNotesAndExpressions(true).build();

    private static final Jinjava ENGINE = engine();

    private JinjaEngine() {
    }

    static RenderResult render(String template, JsonNode context) {
        Map<String, Object> values = JinjaValues.members(context);
        JinjaSyntax.RESERVED.stream().filter(values::containsKey)
                .forEach(name -> values.put(JinjaSyntax.PREFIX + name, values.get(name)));
        BUDGET.set(new Budget());
        try {
            return ENGINE.renderForResult(template, values);
        } finally {
            BUDGET.remove();
        }
    }

    private static Jinjava engine() {
        Jinjava engine = new Jinjava(JinjavaConfig.newBuilder().withLegacyOverrides(AS_JINJA2)
                .withElResolver(new JinjaResolver()).withNestedInterpretationEnabled(false).withKeepTrailingNewline(false)
                .withMaxRenderDepth(DEPTH_MAX).withMaxOutputSize(OUTPUT_MAX).withMaxStringLength(OUTPUT_MAX)
                .withMaxListSize(LIST_MAX).withMaxMapSize(LIST_MAX).withRangeLimit(RANGE_MAX)
                .withEnableRecursiveMacroCalls(true).withMaxMacroRecursionDepth(DEPTH_MAX)
                .withDisabled(Map.of(Library.TAG, Set.of("include", "import", "from", "extends", "block"), Library.FILTER,
                        UNBOUNDED))
                .withProcessors(JinjavaProcessors.newBuilder().withNodePreProcessor(JinjaEngine::step).build())
                .withExecutionMode(new PythonOutput()).build());
        engine.setResourceLocator((name, encoding, interpreter) -> {
            throw new ResourceNotFoundException(name);
        });
        engine.getGlobalContext().registerTag(new JinjaFor());
        JinjaFilters.register(engine.getGlobalContext());
        return engine;
    }

    private static void step(Node node, JinjavaInterpreter interpreter) {
        USUAL_STEP.accept(node, interpreter);
        BUDGET.get().spend();
    }

    private static final class Budget {

        private final long deadline = System.nanoTime() + TIME_MAX.toNanos();
        private int steps;

        void spend() {
            if (++steps > STEPS_MAX || System.nanoTime() > deadline) {
                throw TemplateFailure.of("TemplateError", "The template takes more than " + STEPS_MAX + " steps, or "
                        + TIME_MAX.toSeconds() + " seconds.");
            }
        }
    }

    /** Values look as Python prints them. */
    private static final class PythonOutput implements ExecutionMode {

        @Override
        public void prepareContext(Context context) {
            context.setDynamicVariableResolver(JinjaUndefined::variable);
            context.setExpressionStrategy((token, interpreter) -> new RenderedOutputNode(JinjaValues
                    .text(interpreter.resolveELExpression(token.getExpr(), token.getLineNumber()))));
        }
    }
}
