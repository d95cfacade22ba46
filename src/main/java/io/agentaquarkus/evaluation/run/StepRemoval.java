package io.agentaquarkus.evaluation.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.store.Tables;
import io.smallrye.mutiny.Uni;

/** What goes with the steps that a run loses (reference: agenta-evaluations, section 4.3). */
final class StepRemoval {

    private StepRemoval() {
    }

    /**
     * Deletes the cells of steps that are gone, and the scenarios that have lost their last cell.
     *
     * @return the scenarios that have lost a cell and have others, whose metrics are to be computed anew
     */
    static Uni<List<UUID>> apply(Tables tables, Run before, Run after) {
        Set<String> gone = new LinkedHashSet<>(before.dataOrNone().keys());
        gone.removeAll(after.dataOrNone().keys());
        if (gone.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tables.results().list(query -> query.equal("r.runId", after.id()).in("r.stepKey", gone), null, false)
                .chain(cells -> cells.isEmpty() ? Uni.createFrom().item(List.of()) : delete(tables, after, cells));
    }

    private static Uni<List<UUID>> delete(Tables tables, Run run, List<Result> cells) {
        Set<UUID> touched = new LinkedHashSet<>();
        cells.forEach(cell -> touched.add(cell.scenarioId()));
        return tables.results().delete(cells.stream().map(Result::id).toList())
                .chain(() -> tables.results().list(query -> query.equal("r.runId", run.id()).in("r.scenarioId", touched), null,
                        false))
                .chain(left -> {
                    Set<UUID> surviving = new LinkedHashSet<>();
                    left.forEach(cell -> surviving.add(cell.scenarioId()));
                    touched.removeAll(surviving);
                    return tables.scenarios().delete(touched).replaceWith(() -> List.copyOf(surviving));
                });
    }
}
