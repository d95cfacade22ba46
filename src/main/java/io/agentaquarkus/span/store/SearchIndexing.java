package io.agentaquarkus.span.store;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Makes what is written searchable by its terms, in the background. What waits is found all the same, only that a search has
 * to look at it.
 */
@ApplicationScoped
class SearchIndexing {

    private static final Logger LOG = Logger.getLogger(SearchIndexing.class);

    private static final long EVERY_MS = 1_000;

    private final SegmentWriter segments;
    private final PgSpanWriter writer;
    private final PgSpanReader reader;
    private final Vertx vertx;
    private final IndexingPace pace = new IndexingPace(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopped;
    private long timer;

    SearchIndexing(SegmentWriter segments, PgSpanWriter writer, PgSpanReader reader, Vertx vertx) {
        this.segments = segments;
        this.writer = writer;
        this.reader = reader;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY_MS, id -> run());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void run() {
        if (pace.isTime(System.nanoTime(), writer.written(), reader.searches()) && busy.compareAndSet(false, true)) {
            index().subscribe().with(done -> busy.set(false), failure -> {
                LOG.debug("Spans could not be indexed; it is tried again", failure);
                busy.set(false);
            });
        }
    }

    private Uni<Void> index() {
        long beganNs = System.nanoTime();
        return segments.waiting(pace.waitingMax()).chain(projects -> index(projects, beganNs));
    }

    /** One segment for each project in turn, until none has much left. */
    private Uni<Void> index(List<UUID> projects, long beganNs) {
        if (projects.isEmpty() || stopped) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom().iterable(projects).onItem()
                .transformToUniAndConcatenate(project -> stopped ? Uni.createFrom().item(0) : segments.write(project))
                .collect().asList()
                .chain(written -> pace.isTimeForMore(beganNs, System.nanoTime())
                        && written.stream().mapToInt(Integer::intValue).sum() > 0 ? index() : Uni.createFrom().voidItem());
    }
}
