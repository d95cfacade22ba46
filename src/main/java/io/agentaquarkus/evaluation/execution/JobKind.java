package io.agentaquarkus.evaluation.execution;

import io.agentaquarkus.access.Scope;
import io.smallrye.mutiny.Uni;

/**
 * Who makes the cells of scenarios. What jobs of all kinds have in common is done for them: they are given out and taken back,
 * tried again and given up; scenarios and runs get their metrics and their ends.
 */
public interface JobKind {

    /** As it is stored with each job. */
    String word();

    /**
     * Makes the cells that a scenario does not have yet, each stored before the next begins. It may have been begun before,
     * here or on another server. A failure of what is called is a cell too; what fails is tried again later.
     *
     * @param scope on whose behalf
     * @return the scenario as it is then, in the present context
     */
    Uni<Row> execute(Scope scope, Row row, Cells cells);
}
