package io.agentaquarkus.benchmark;

import java.time.Duration;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The spans that are stored and not yet in the index of terms, which the server makes in the background. */
final class IndexBacklog {

    private static final Duration WITHIN = Duration.ofHours(1);
    private static final long PAUSE_MS = 100;
    /** The server leaves fewer than half of it waiting. */
    private static final long FEW = 5_000;

    private static final String WAITING = "select coalesce(sum(spans), 0)::int8 from span_unindexed";
    private static final String LOCK = "select pg_advisory_lock(x'5345474d'::int, hashtext($1::text))";
    private static final String FORGET = "delete from span_unindexed where project_id = $1";

    private final Pool pool;

    IndexBacklog(Pool pool) {
        this.pool = pool;
    }

    long waiting() {
        return pool.query(WAITING).execute().await().indefinitely().iterator().next().getLong(0);
    }

    /** Returns when nearly all spans are in the index, with the seconds that it took. */
    double await() {
        long start = System.nanoTime();
        while (waiting() > FEW) {
            if (System.nanoTime() - start > WITHIN.toNanos()) {
                throw new IllegalStateException("The search is not indexed.");
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while the search was indexed.", stopped);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Does something while the server indexes nothing of a project, neither then nor later. */
    void without(UUID project, Runnable work) {
        SqlConnection connection = pool.getConnection().await().indefinitely();
        try {
            connection.preparedQuery(LOCK).execute(Tuple.of(project.toString())).await().indefinitely();
            work.run();
            pool.preparedQuery(FORGET).execute(Tuple.of(project)).await().indefinitely();
            connection.query("select pg_advisory_unlock_all()").execute().await().indefinitely();
        } finally {
            connection.close().await().indefinitely();
        }
    }
}
