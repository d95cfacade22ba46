package io.agentaquarkus.handler;

import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.model.ModelFailure;
import io.smallrye.mutiny.Uni;

/** What a built-in workflow does with what it is given. It fails with {@link HandlerFailure}. */
@FunctionalInterface
interface Handler {

    Uni<Outcome> handle(Invocation invocation);

    /** Fails when there is nothing to be run, in which case no run begins. */
    default void admit(Invocation invocation) {
    }

    /** Whether it may call models, with the keys of the project. */
    default boolean callsModels(Invocation invocation) {
        return false;
    }

    /** A handler that calls models. */
    static Handler callingModels(Function<Invocation, Uni<Outcome>> function) {
        return callingModels(invocation -> true, function);
    }

    static Handler callingModels(Predicate<Invocation> when, Function<Invocation, Uni<Outcome>> function) {
        return new Handler() {

            @Override
            public Uni<Outcome> handle(Invocation invocation) {
                return function.apply(invocation).onFailure(ModelFailure.class)
                        .transform(failure -> HandlerFailure.of((ModelFailure) failure));
            }

            @Override
            public boolean callsModels(Invocation invocation) {
                return when.test(invocation);
            }
        };
    }

    /** A handler that waits for nothing. */
    static Handler of(Function<Invocation, JsonNode> function) {
        return invocation -> Uni.createFrom().item(() -> Outcome.of(function.apply(invocation)));
    }
}
