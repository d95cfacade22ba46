package io.agentaquarkus.handler;

import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;

/** What a built-in workflow does with what it is given. It fails with {@link HandlerFailure}. */
@FunctionalInterface
interface Handler {

    Uni<Outcome> handle(Invocation invocation);

    /** Fails when there is nothing to be run, in which case no run begins. */
    default void admit(Invocation invocation) {
    }

    /** A handler that waits for nothing. */
    static Handler of(Function<Invocation, JsonNode> function) {
        return invocation -> Uni.createFrom().item(() -> Outcome.of(function.apply(invocation)));
    }
}
