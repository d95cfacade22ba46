package io.agentaquarkus.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What happens when the process is told to stop, however early: a start of the embedded database is carried to its end,
 * as half of one would leave a process behind; then the server gives its last answers; then the database is stopped.
 */
final class Shutdown {

    private static final int DRAIN_TIMEOUT_S = 60;

    private final CountDownLatch serverEnded = new CountDownLatch(1);
    private volatile boolean begun;
    private LocalPostgres database;

    private Shutdown() {
    }

    static Shutdown register() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "database-stop"));
        return shutdown;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Starts a database that is to be stopped with the process. */
    synchronized LocalPostgres start(Supplier<LocalPostgres> starter) {
        if (begun) {
            throw new StartFailure("it was told to stop");
        }
        database = starter.get();
        return database;
    }

    void serverEnded() {
        serverEnded.countDown();
    }

    private void run() {
        begun = true;
        LocalPostgres started = started();
        if (started == null) {
            return;
        }
        try {
            serverEnded.await(DRAIN_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.stop();
    }

    private synchronized LocalPostgres started() {
        return database;
    }
}
