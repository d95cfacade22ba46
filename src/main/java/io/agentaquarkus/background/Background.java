package io.agentaquarkus.background;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Work beside the request that asked for it. Each piece has a context of its own, and so database sessions of its own: pieces
 * that run at the same time would otherwise share one.
 */
@Singleton
public class Background {

    private static final Cancellable ENDED = () -> {
    };

    private final Vertx vertx;

    Background(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Does something in a context of its own; its outcome comes on whatever thread it ends. Who is cancelled ends it. */
    public <T> Uni<T> apart(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            AtomicReference<Cancellable> running = new AtomicReference<>();
            emitter.onTermination(() -> cancel(running.getAndSet(ENDED)));
            context.runOnContext(begin -> {
                Cancellable started = Uni.createFrom().deferred(() -> work.get()).subscribe().with(emitter::complete,
                        emitter::fail);
                if (!running.compareAndSet(null, started)) {
                    started.cancel();
                }
            });
        });
    }

    private static void cancel(Cancellable running) {
        if (running != null) {
            running.cancel();
        }
    }
}
