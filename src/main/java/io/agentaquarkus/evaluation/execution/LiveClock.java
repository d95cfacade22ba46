package io.agentaquarkus.evaluation.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.store.LiveMinutes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Refreshes live runs by itself, a few seconds after each minute, when its traces have come. Minutes that have passed while no
 * server did so are made up for, those of the last hour.
 */
@ApplicationScoped
class LiveClock {

    private static final Logger LOG = Logger.getLogger(LiveClock.class);

    private static final Duration AFTER = Duration.ofSeconds(5);

    private static final Duration MADE_UP = Duration.ofHours(1);

    private final LiveRuns runs;
    private final LiveMinutes minutes;
    private final ExecutionConfig config;
    private final Vertx vertx;
    private volatile long timer;

    LiveClock(LiveRuns runs, LiveMinutes minutes, ExecutionConfig config, Vertx vertx) {
        this.runs = runs;
        this.minutes = minutes;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (config.concurrency() > 0) {
            schedule(Instant.now());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void schedule(Instant now) {
        Instant minute = now.minus(AFTER).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        timer = vertx.setTimer(Math.max(1, Duration.between(now, minute.plus(AFTER)).toMillis()), id -> {
            schedule(Instant.now());
            Home.work(vertx, () -> pass(minute), done -> {
            }, failure -> LOG.warn("Live runs could not be refreshed", failure));
        });
    }

    /** @param newest the end of the minute that has passed */
    Uni<Void> pass(Instant newest) {
        return Home.back(minutes::accepted).onItem().transformToMulti(last -> Multi.createFrom().iterable(missed(last, newest)))
                .onItem().transformToUniAndConcatenate(runs::makeUp).collect().last()
                .chain(() -> runs.tick(newest, 1)).chain(() -> Home.back(() -> minutes.accept(newest)));
    }

    /** The ends of the minutes between the two, the oldest first. */
    private static List<Instant> missed(Instant last, Instant newest) {
        List<Instant> missed = new ArrayList<>();
        Instant earliest = newest.minus(MADE_UP);
        Instant minute = last == null ? newest : last.isBefore(earliest) ? earliest : last;
        while ((minute = minute.plus(1, ChronoUnit.MINUTES)).isBefore(newest)) {
            missed.add(minute);
        }
        return missed;
    }
}
