package io.agentaquarkus.evaluation.metric;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Metrics;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.statistics.Budget;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Computes metrics of stored results anew (reference: agenta-evaluations, section 8). */
@ApplicationScoped
public class MetricsRefresh {

    private final EvaluationStore store;
    private final StepMetrics stepMetrics;

    MetricsRefresh(EvaluationStore store, StepMetrics stepMetrics) {
        this.store = store;
        this.stepMetrics = stepMetrics;
    }

    /**
     * What metrics are about.
     *
     * @param scenarioId null for all scenarios; never given together with a timestamp
     * @param timestamp null for all times
     * @param interval null for any; without a timestamp it is only noted
     */
    public record Scope(UUID runId, UUID scenarioId, Instant timestamp, Integer interval) {

        public static Scope ofRun(UUID runId) {
            return new Scope(runId, null, null, null);
        }

        public static Scope ofScenario(UUID runId, UUID scenarioId) {
            return new Scope(runId, scenarioId, null, null);
        }
    }

    /** One after the other. There are none of a run that is closed or not there, or where no result has a trace. */
    public Uni<List<Metrics>> refresh(Actor actor, List<Scope> scopes) {
        return Multi.createFrom().iterable(scopes).onItem().transformToUniAndConcatenate(scope -> refresh(actor, scope))
                .collect().asList();
    }

    private Uni<Metrics> refresh(Actor actor, Scope scope) {
        return store.read(actor.projectId(), tables -> tables.runs().find(scope.runId()).chain(run -> run == null
                || run.is(RunFlag.IS_CLOSED) ? Uni.createFrom().nullItem()
                        : results(tables, scope).map(results -> StepTraces.of(run, results))))
                .onItem().ifNotNull().transformToUni(traces -> {
                    Budget budget = new Budget();
                    return Multi.createFrom().iterable(traces.entrySet()).onItem().transformToUniAndConcatenate(
                            step -> stepMetrics.compute(actor.projectId(), step.getKey(), step.getValue(), budget))
                            .collect().asList();
                })
                .onItem().ifNotNull().transformToUni(computed -> write(actor, scope, computed));
    }

    private static Uni<List<Result>> results(Tables tables, Scope scope) {
        return tables.results().list(query -> {
            query.equal("r.runId", scope.runId()).equal("r.scenarioId", scope.scenarioId())
                    .equal("r.timestamp", scope.timestamp());
            return scope.timestamp() == null ? query : query.equal("r.interval", scope.interval());
        }, null, false);
    }

    private Uni<Metrics> write(Actor actor, Scope scope, List<StepMetrics.Computed> computed) {
        JsonNode data = data(computed);
        if (data.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Map<String, JsonNode> inferred = new LinkedHashMap<>();
        computed.stream().filter(each -> each.inferred() != null)
                .forEach(each -> inferred.put(each.step().key(), each.inferred()));
        Metrics metrics = new Metrics(Ids.next(), Header.NONE, actor.updated(actor.created()), Status.SUCCESS, data,
                scope.interval(), scope.timestamp(), scope.scenarioId(), scope.runId());
        return store.write(actor.projectId(), tables -> OpenRuns.require(tables, scope.runId(), !inferred.isEmpty())
                .chain(run -> learn(tables, actor, run, inferred)).chain(() -> tables.setMetrics(List.of(metrics))))
                .map(rows -> rows.get(0));
    }

    private static Uni<Void> learn(Tables tables, Actor actor, Run run, Map<String, JsonNode> inferred) {
        RunData learned = inferred.isEmpty() ? run.data() : InferredColumns.of(run.dataOrNone(), inferred);
        return Objects.equals(learned, run.data()) ? Uni.createFrom().voidItem()
                : tables.runs().update(run.id(), run.with(learned).updated(actor)).replaceWithVoid();
    }

    /** By steps and paths, without the steps that have no value. */
    private static JsonNode data(List<StepMetrics.Computed> computed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = ExactJson.MAPPER.createGenerator(text)) {
            out.writeStartObject();
            for (StepMetrics.Computed each : computed) {
                if (!each.values().isEmpty()) {
                    out.writeFieldName(each.step().key());
                    each.values().write(out);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExactJson.read(text.toString());
    }
}
