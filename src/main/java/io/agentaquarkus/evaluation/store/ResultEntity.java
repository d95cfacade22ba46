package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.json.ExactJson;

/** A row of {@code evaluation_result}. */
@Entity
@Table(name = "evaluation_result")
class ResultEntity extends EvaluationRow<Result> {

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "scenario_id")
    UUID scenarioId;

    @Column(name = "step_key")
    String stepKey;

    @Column(name = "repeat_idx")
    int repeatIdx;

    @Column(name = "trace_id")
    UUID traceId;

    @Column(name = "testcase_id")
    UUID testcaseId;

    @Column(name = "hash_id")
    UUID hashId;

    String error;

    @Column(name = "\"interval\"")
    Integer interval;

    @Column(name = "\"timestamp\"")
    Instant timestamp;

    @Override
    Result read() {
        return new Result(id, header(null, null), lifecycle(), hashId, traceId, testcaseId, ExactJson.read(error), status,
                interval, timestamp, repeatIdx, stepKey, scenarioId, runId);
    }

    @Override
    void write(Result result) {
        write(result.id(), result.header(), result.lifecycle(), result.status());
        runId = result.runId();
        scenarioId = result.scenarioId();
        stepKey = result.stepKey();
        repeatIdx = result.repeatIdx();
        traceId = result.traceId();
        testcaseId = result.testcaseId();
        hashId = result.hashId();
        error = ExactJson.write(result.error());
        interval = result.interval();
        timestamp = result.timestamp();
    }
}
