package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.agentaquarkus.evaluation.Metrics;
import io.agentaquarkus.json.ExactJson;

/** A row of {@code evaluation_metrics}. */
@Entity
@Table(name = "evaluation_metrics")
class MetricsEntity extends EvaluationRow<Metrics> {

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "scenario_id")
    UUID scenarioId;

    @Column(name = "\"timestamp\"")
    Instant timestamp;

    @Column(name = "\"interval\"")
    Integer interval;

    String data;

    @Override
    Metrics read() {
        return new Metrics(id, header(null, null), lifecycle(), status, ExactJson.read(data), interval, timestamp, scenarioId,
                runId);
    }

    @Override
    void write(Metrics metrics) {
        write(metrics.id(), metrics.header(), metrics.lifecycle(), metrics.status());
        runId = metrics.runId();
        scenarioId = metrics.scenarioId();
        timestamp = metrics.timestamp();
        interval = metrics.interval();
        data = ExactJson.write(metrics.data());
    }
}
