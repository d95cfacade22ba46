package io.agentaquarkus.evaluation.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The traces that the results of a step point at. */
@ApplicationScoped
class StepTraces {

    /** As many traces are in memory at a time. */
    private static final int AT_A_TIME = 50;
    private static final int EXAMPLES = 5;

    private final SpanReader reader;

    StepTraces(SpanReader reader) {
        this.reader = reader;
    }

    /** Those of the steps that have any and that are no inputs, each trace once, in the order of the results. */
    static Map<Step, List<UUID>> of(Run run, List<Result> results) {
        Map<String, Set<UUID>> byKey = new LinkedHashMap<>();
        for (Result result : results) {
            if (result.traceId() != null) {
                byKey.computeIfAbsent(result.stepKey(), key -> new LinkedHashSet<>()).add(result.traceId());
            }
        }
        Map<Step, List<UUID>> traces = new LinkedHashMap<>();
        for (Step step : run.dataOrNone().stepsOrNone()) {
            if (!step.is(Step.Type.INPUT) && byKey.containsKey(step.key())) {
                traces.put(step, List.copyOf(byKey.get(step.key())));
            }
        }
        return traces;
    }

    /** Tells the attributes of all root spans. */
    Uni<Void> roots(UUID projectId, List<UUID> traceIds, Consumer<JsonNode> receiver) {
        return Multi.createFrom().iterable(traceIds).group().intoLists().of(AT_A_TIME).onItem()
                .transformToUniAndConcatenate(ids -> reader.spansOfTraces(projectId, ids))
                .invoke(spans -> spans.stream().filter(span -> span.span().isRoot())
                        .forEach(span -> receiver.accept(attributes(span))))
                .collect().last().replaceWithVoid();
    }

    /** The outputs of all spans of the first few traces. */
    Uni<List<JsonNode>> outputs(UUID projectId, List<UUID> traceIds) {
        return reader.spansOfTraces(projectId, traceIds.subList(0, Math.min(EXAMPLES, traceIds.size()))).map(spans -> {
            List<JsonNode> outputs = new ArrayList<>();
            for (StoredSpan span : spans) {
                JsonNode output = attributes(span).path("ag").path("data").path("outputs");
                if (!output.isMissingNode()) {
                    outputs.add(output);
                }
            }
            return outputs;
        });
    }

    private static JsonNode attributes(StoredSpan span) {
        return StoredJson.read(span.span().attributes());
    }
}
