package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.agentaquarkus.evaluation.Scenario;

/** A row of {@code evaluation_scenario}. */
@Entity
@Table(name = "evaluation_scenario")
class ScenarioEntity extends EvaluationRow<Scenario> {

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "\"interval\"")
    Integer interval;

    @Column(name = "\"timestamp\"")
    Instant timestamp;

    @Override
    Scenario read() {
        return new Scenario(id, header(null, null), lifecycle(), status, interval, timestamp, runId);
    }

    @Override
    void write(Scenario scenario) {
        write(scenario.id(), scenario.header(), scenario.lifecycle(), scenario.status());
        runId = scenario.runId();
        interval = scenario.interval();
        timestamp = scenario.timestamp();
    }
}
