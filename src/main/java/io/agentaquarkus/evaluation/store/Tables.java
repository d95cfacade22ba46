package io.agentaquarkus.evaluation.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.database.Statements;
import io.agentaquarkus.evaluation.Metrics;
import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.smallrye.mutiny.Uni;

/** All that a project has of evaluations, within a session. */
public final class Tables {

    private static final Upsert<Result, ResultEntity> SET_RESULTS = new Upsert<>(ResultEntity.class, "evaluation_result",
            columns("run_id uuid, scenario_id uuid, step_key text, repeat_idx int, trace_id uuid, testcase_id uuid, "
                    + "hash_id uuid, error text, interval int, timestamp timestamptz"),
            List.of("run_id", "scenario_id", "step_key", "repeat_idx"), List.of());
    private static final Upsert<Metrics, MetricsEntity> SET_METRICS = new Upsert<>(MetricsEntity.class, "evaluation_metrics",
            columns("run_id uuid, scenario_id uuid, timestamp timestamptz, interval int, data text"),
            List.of("run_id", "scenario_id", "timestamp"), List.of("interval"));

    private final Mutiny.Session session;
    private final UUID projectId;

    Tables(Mutiny.Session session, UUID projectId) {
        this.session = session;
        this.projectId = projectId;
    }

    public Table<Run> runs() {
        return new Table<>(session, projectId, RunEntity.class, RunEntity::new);
    }

    public Table<Scenario> scenarios() {
        return new Table<>(session, projectId, ScenarioEntity.class, ScenarioEntity::new);
    }

    public Table<Result> results() {
        return new Table<>(session, projectId, ResultEntity.class, ResultEntity::new);
    }

    public Table<Metrics> metrics() {
        return new Table<>(session, projectId, MetricsEntity.class, MetricsEntity::new);
    }

    public Table<Queue> queues() {
        return new Table<>(session, projectId, QueueEntity.class, QueueEntity::new);
    }

    /** Lets go of what was read and written, so that a large unit of work needs the memory of one of its parts. */
    public void forget() {
        session.clear();
    }

    public Jobs jobs() {
        return new Jobs(Statements.of(session), projectId);
    }

    /** Writes cells, each place once; those that are there are replaced. The cells as they are then, in any order. */
    public Uni<List<Result>> setResults(List<Result> results) {
        return results.isEmpty() ? Uni.createFrom().item(List.of())
                : SET_RESULTS.write(session, projectId, results.stream().map(this::json).toList());
    }

    /** Writes metrics, each subject once; those that are there are replaced. The metrics as they are then, in any order. */
    public Uni<List<Metrics>> setMetrics(List<Metrics> metrics) {
        return metrics.isEmpty() ? Uni.createFrom().item(List.of())
                : SET_METRICS.write(session, projectId, metrics.stream().map(this::json).toList());
    }

    private ObjectNode json(Result result) {
        ResultEntity row = (ResultEntity) results().row(result);
        return Upsert.row(row).put("run_id", Upsert.text(row.runId)).put("scenario_id", Upsert.text(row.scenarioId))
                .put("step_key", row.stepKey).put("repeat_idx", row.repeatIdx).put("trace_id", Upsert.text(row.traceId))
                .put("testcase_id", Upsert.text(row.testcaseId)).put("hash_id", Upsert.text(row.hashId))
                .put("error", row.error).put("interval", row.interval).put("timestamp", Upsert.text(row.timestamp));
    }

    private ObjectNode json(Metrics metrics) {
        MetricsEntity row = (MetricsEntity) metrics().row(metrics);
        return Upsert.row(row).put("run_id", Upsert.text(row.runId)).put("scenario_id", Upsert.text(row.scenarioId))
                .put("timestamp", Upsert.text(row.timestamp)).put("interval", row.interval).put("data", row.data);
    }

    private static Map<String, String> columns(String text) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : text.split(", ")) {
            columns.put(column.substring(0, column.indexOf(' ')), column.substring(column.indexOf(' ') + 1));
        }
        return columns;
    }
}
