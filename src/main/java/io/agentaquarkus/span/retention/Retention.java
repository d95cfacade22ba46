package io.agentaquarkus.span.retention;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.agentaquarkus.span.store.ExpiredTraces;
import io.agentaquarkus.span.store.StaleGroups;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Deletes, in the background, what projects are not to keep. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final ProjectLimits limits;
    private final ExpiredTraces traces;
    private final StaleGroups groups;
    private final RetentionConfig config;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    Retention(ProjectLimits limits, ExpiredTraces traces, StaleGroups groups, RetentionConfig config, Vertx vertx) {
        this.limits = limits;
        this.traces = traces;
        this.groups = groups;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.every().toMillis(), id -> {
            if (busy.compareAndSet(false, true)) {
                run().subscribe().with(done -> busy.set(false), failure -> {
                    LOG.warn("What is beyond the limits of retention could not all be deleted; it is tried again", failure);
                    busy.set(false);
                });
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    Uni<Void> run() {
        return limits.limited().onItem().transformToMulti(limited -> Multi.createFrom().iterable(limited.entrySet()))
                .onItem().transformToUniAndConcatenate(this::delete).collect().last()
                .chain(groups::settle);
    }

    private Uni<Void> delete(Map.Entry<UUID, Limits> project) {
        Limits limit = project.getValue();
        Uni<Void> older = limit.days() <= 0 ? Uni.createFrom().voidItem()
                : traces.deleteOlder(project.getKey(), limit.days());
        return older.chain(() -> limit.traces() <= 0 ? Uni.createFrom().voidItem()
                : traces.deleteBeyond(project.getKey(), limit.traces()));
    }
}
