package io.agentaquarkus.evaluation.execution;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.store.Tables;
import io.smallrye.mutiny.Uni;

/** How far scenarios and runs have come, by what they are made of (reference: agenta-evaluations, section 7.7). */
final class RollUp {

    private RollUp() {
    }

    /** @param failed whether it failed besides */
    static Status scenario(List<Result> cells, boolean failed) {
        if (failed || cells.stream().anyMatch(cell -> cell.status() == Status.FAILURE || cell.status() == Status.ERRORS)) {
            return Status.ERRORS;
        }
        return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.status() == Status.SUCCESS) ? Status.SUCCESS
                : Status.PENDING;
    }

    /** A scenario that is worked on no more. */
    static Scenario ended(Scenario scenario, Status status) {
        Scenario ended = scenario.with(status);
        String active = RunFlag.IS_ACTIVE.wire();
        if (scenario.header().flags() == null || !scenario.header().flags().path(active).booleanValue()) {
            return ended;
        }
        ObjectNode flags = scenario.header().flags().deepCopy();
        return new Scenario(ended.id(), ended.header().withFlags(flags.put(active, false)), ended.lifecycle(), status,
                ended.interval(), ended.timestamp(), ended.runId());
    }

    /** A run of which nothing is executed any more; a live one goes on. */
    static Uni<Run> run(Tables tables, Run run) {
        if (run.is(RunFlag.IS_LIVE)) {
            return Uni.createFrom().item(run);
        }
        return any(tables, run, List.of(Status.ERRORS, Status.FAILURE)).chain(failed -> failed
                ? Uni.createFrom().item(ended(run, Status.ERRORS))
                : any(tables, run, List.of(Status.PENDING, Status.QUEUED, Status.RUNNING)).map(left -> left
                        ? run.with(Status.RUNNING)
                        : ended(run, Status.SUCCESS)));
    }

    static Run ended(Run run, Status status) {
        return run.with(status).with(RunFlag.IS_ACTIVE, false);
    }

    private static Uni<Boolean> any(Tables tables, Run run, List<Status> statuses) {
        return tables.scenarios().any(query -> query.equal("r.runId", run.id()).in("r.status", statuses));
    }
}
