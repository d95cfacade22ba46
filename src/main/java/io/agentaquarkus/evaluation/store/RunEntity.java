package io.agentaquarkus.evaluation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.json.ExactJson;

/** A row of {@code evaluation_run}. */
@Entity
@Table(name = "evaluation_run")
class RunEntity extends EvaluationRow<Run> {

    String name;
    String description;
    String data;

    /** A JSON array, which is only written to be searched. */
    @Column(name = "refs")
    String references;

    @Override
    Run read() {
        return new Run(id, header(name, description), lifecycle(), status, RunData.read(ExactJson.read(data)));
    }

    @Override
    void write(Run run) {
        write(run.id(), run.header(), run.lifecycle(), run.status());
        name = run.header().name();
        description = run.header().description();
        data = run.data() == null ? null : run.data().json().toString();
        references = run.dataOrNone().references().toString();
    }
}
