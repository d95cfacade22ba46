package io.agentaquarkus.testset;

import java.util.concurrent.Callable;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Runs what blocks on threads that may be blocked; whoever waits goes on where it was, so an open session stays usable. */
@Singleton
class Workers {

    private final Vertx vertx;

    Workers(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().deferred(() -> vertx.executeBlocking(work, false));
    }
}
