package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.agentaquarkus.span.store.SegmentWriter.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;

/**
 * Makes what is written searchable by its terms: in the background, and before a search that would have to look at much of it.
 * What waits is found all the same, but to look at a span costs half of what it costs to index it, for every search anew.
 */
@ApplicationScoped
class SearchIndexing {

    private static final Logger LOG = Logger.getLogger(SearchIndexing.class);

    private static final long EVERY_MS = 1_000;
    private static final long TURN_MS = 60_000;
    /** A search waits for so much of its time limit; what is left then it looks at itself. */
    private static final int PATIENCE = 3;

    private final SegmentWriter segments;
    private final PgSpanWriter writer;
    private final Duration patience;
    private final Vertx vertx;
    private final IndexingPace pace = new IndexingPace(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
    private final AtomicBoolean busy = new AtomicBoolean();
    /** Segments that are being made, by their projects. */
    private final Map<UUID, Uni<Integer>> made = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private long timer;

    SearchIndexing(SegmentWriter segments, PgSpanWriter writer, QueryConfig config, Vertx vertx) {
        this.segments = segments;
        this.writer = writer;
        this.patience = config.timeLimit().dividedBy(PATIENCE);
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY_MS, id -> run());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /**
     * To be waited for before a search: has most of what waits by then indexed, together with others who search. It never
     * fails.
     *
     * @return up to which row of spans that wait the search has to look at them: what came later it need not find
     */
    Uni<Long> catchUp(UUID project) {
        return segments.waiting(project, Long.MAX_VALUE)
                .call(waiting -> catchUp(project, waiting).ifNoItem().after(patience).recoverWithItem((Void) null))
                .map(Waiting::newest)
                .onFailure().recoverWithItem(failure -> {
                    LOG.debug("Spans could not be indexed before a search, which looks at them itself", failure);
                    return Long.MAX_VALUE;
                });
    }

    private Uni<Void> catchUp(UUID project, Waiting waiting) {
        return waiting.spans() <= IndexingPace.WAITING_MAX || stopped ? Uni.createFrom().voidItem()
                : segment(project).chain(written -> written == 0 ? Uni.createFrom().voidItem()
                        : segments.waiting(project, waiting.newest()).chain(left -> catchUp(project, left)));
    }

    /** One is made at a time, for each takes much memory; who comes meanwhile for the same project waits for the same one. */
    private Uni<Integer> segment(UUID project) {
        return made.computeIfAbsent(project,
                id -> turn().chain(lock -> segments.write(id).onTermination().invoke(lock::release))
                        .onTermination().invoke(() -> made.remove(id))
                        .memoize().indefinitely());
    }

    private Uni<Lock> turn() {
        return Uni.createFrom().completionStage(() -> vertx.sharedData()
                .getLocalLockWithTimeout(SearchIndexing.class.getName(), TURN_MS).toCompletionStage());
    }

    private void run() {
        if (pace.isTime(System.nanoTime(), writer.written()) && busy.compareAndSet(false, true)) {
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
                .transformToUniAndConcatenate(project -> stopped ? Uni.createFrom().item(0) : segment(project))
                .collect().asList()
                .chain(written -> pace.isTimeForMore(beganNs, System.nanoTime())
                        && written.stream().mapToInt(Integer::intValue).sum() > 0 ? index() : Uni.createFrom().voidItem());
    }
}
