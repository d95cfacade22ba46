package io.agentaquarkus.evaluation.run;

import java.util.UUID;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;

/**
 * What a run is to be like. What is null stays as it is.
 *
 * @param id null of one that is to be made
 * @param header of the flags those stay that it does not have
 * @param data as a whole
 */
public record RunEdit(UUID id, Header header, Status status, RunData data) {

    /** @param fields that the contract has checked */
    static RunEdit read(Fields fields) {
        return new RunEdit(fields.uuid("id"), fields.header(), fields.status("status"), RunData.read(fields.json("data")));
    }

    Run create(Actor actor) {
        return Run.create(actor, header, RunFlags.of(header.flags()).derived(data), status, data);
    }

    Run apply(Actor actor, Run before) {
        RunFlags flags = before.flags().merged(header.flags());
        RunData changed = data == null ? before.data() : data;
        return new Run(before.id(), header.orElse(before.header()).withFlags(flags.derived(changed).json()),
                before.lifecycle(), status == null ? before.status() : status, changed).updated(actor);
    }
}
