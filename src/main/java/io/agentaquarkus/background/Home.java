package io.agentaquarkus.background;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/**
 * The context that a piece of background work has to itself, on an event loop. Sessions of Hibernate live in such a context and
 * may not be used from another thread, so what was answered elsewhere comes back first.
 */
public final class Home {

    private Home() {
    }

    /** Does work in a context of its own; exactly one of the receivers is called, there. */
    public static <T> void work(Vertx vertx, Supplier<Uni<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        Context context = VertxContext.createNewDuplicatedContext(((VertxInternal) vertx).createEventLoopContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> Uni.createFrom().deferred(work::get).subscribe().with(done, failed));
    }

    /** The same, but answered in the present context. */
    public static <T> Uni<T> back(Supplier<Uni<T>> elsewhere) {
        return Uni.createFrom().deferred(() -> {
            Context home = Vertx.currentContext();
            return elsewhere.get().emitOn(command -> home.runOnContext(ignored -> command.run()));
        });
    }

    /** Answers after a while, in the present context. */
    public static Uni<Void> after(Duration time) {
        return back(() -> Uni.createFrom().voidItem().onItem().delayIt().by(time));
    }
}
