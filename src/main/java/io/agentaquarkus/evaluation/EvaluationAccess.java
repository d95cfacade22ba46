package io.agentaquarkus.evaluation;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Scope;
import io.smallrye.mutiny.Uni;

/** Who may see and change what of evaluations. */
@ApplicationScoped
public class EvaluationAccess {

    private final Caller caller;

    EvaluationAccess(Caller caller) {
        this.caller = caller;
    }

    /** @param what {@code runs}, {@code scenarios}, {@code results}, {@code metrics} or {@code queues} */
    public <T> Uni<T> viewing(String what, Function<Scope, Uni<T>> work) {
        return caller.permitted("view_evaluation_" + what, work);
    }

    /** @param what as above */
    public <T> Uni<T> editing(String what, Function<Scope, Uni<T>> work) {
        return caller.permitted("edit_evaluation_" + what, work);
    }
}
