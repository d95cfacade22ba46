package io.agentaquarkus.evaluation;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/**
 * An evaluation.
 *
 * @param header its flags are all {@link RunFlags}
 * @param data null when nothing was said
 */
public record Run(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, Status status, RunData data)
        implements
            Evaluated {

    /** A new one. */
    public static Run create(Actor actor, Header header, RunFlags flags, Status status, RunData data) {
        return new Run(Ids.next(), header.withFlags(flags.json()), actor.created(), status == null ? Status.PENDING : status,
                data);
    }

    public RunFlags flags() {
        return RunFlags.of(header.flags());
    }

    public boolean is(RunFlag flag) {
        return flags().is(flag);
    }

    /** Whether it is being executed. */
    public boolean isUnderWay() {
        return is(RunFlag.IS_ACTIVE) && status == Status.RUNNING;
    }

    /** As it is while it is executed. */
    public Run underWay() {
        return with(RunFlag.IS_ACTIVE, true).with(Status.RUNNING);
    }

    public RunData dataOrNone() {
        return data == null ? RunData.NONE : data;
    }

    public Run with(RunFlags flags) {
        return new Run(id, header.withFlags(flags.json()), lifecycle, status, data);
    }

    public Run with(RunFlag flag, boolean value) {
        return with(flags().with(flag, value));
    }

    public Run with(Status other) {
        return new Run(id, header, lifecycle, other, data);
    }

    /** With the flags that follow from the other data. */
    public Run with(RunData other) {
        return new Run(id, header.withFlags(flags().derived(other).json()), lifecycle, status, other);
    }

    public Run with(Header other) {
        return new Run(id, other.withFlags(header.flags()), lifecycle, status, data);
    }

    public Run updated(Actor actor) {
        return new Run(id, header, actor.updated(lifecycle), status, data);
    }
}
