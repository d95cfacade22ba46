package io.agentaquarkus.evaluation.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.agentaquarkus.background.Home;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Refreshes live runs by itself, a few seconds after each minute, when its traces have come. */
@ApplicationScoped
class LiveClock {

    private static final Logger LOG = Logger.getLogger(LiveClock.class);

    private static final Duration AFTER = Duration.ofSeconds(5);

    private final LiveRuns runs;
    private final ExecutionConfig config;
    private final Vertx vertx;
    private volatile long timer;

    LiveClock(LiveRuns runs, ExecutionConfig config, Vertx vertx) {
        this.runs = runs;
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
            Home.work(vertx, () -> runs.tick(minute, 1), done -> {
            }, failure -> LOG.warn("Live runs could not be refreshed", failure));
        });
    }
}
