package io.agentaquarkus.evaluation.execution;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.JobLeases;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.smallrye.mutiny.Uni;

/** Where whoever makes cells stores them, for as long as the work on the scenario is this server's. */
@ApplicationScoped
public class Cells {

    private final EvaluationStore store;
    private final JobLeases leases;

    Cells(EvaluationStore store, JobLeases leases) {
        this.store = store;
        this.leases = leases;
    }

    /** To be asked before anything is called: fails when the work was stopped or taken over, and nothing more should be. */
    public Uni<Void> consent(Row row) {
        return Home.back(() -> leases.isHeld(row.task())).invoke(LostLease::unless).replaceWithVoid();
    }

    /**
     * Stores a cell, and notes that it is. A cell of a step that the run has lost meanwhile is left out. Fails when the work
     * was stopped or taken over.
     */
    public Uni<Row> store(Row row, Result result) {
        return store.write(row.projectId(), tables -> OpenRuns.require(tables, row.run().id(), false)
                .chain(run -> !run.dataOrNone().keys().contains(result.stepKey()) ? Uni.createFrom().item(row)
                        : tables.jobs().stored(row.task(), Task.cell(result.stepKey(), result.repeatIdx()))
                                .invoke(LostLease::unless).chain(() -> tables.setResults(List.of(result)))
                                .map(stored -> row.with(stored.get(0)))));
    }
}
