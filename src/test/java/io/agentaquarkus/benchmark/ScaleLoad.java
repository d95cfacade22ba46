package io.agentaquarkus.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.agentaquarkus.span.store.PgSpanWriter;
import io.agentaquarkus.span.store.SpanWriter;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Fills the database with the spans of thirty days, through the server's own statement. Rows carry the time at which they
 * were stored; here a function of the benchmark's own tells it, which the connections find before PostgreSQL's.
 */
final class ScaleLoad {

    static final Duration SPAN_OF_TIME = Duration.ofDays(30);
    /** What a connection has to be opened with. */
    static final String SEARCH_PATH = "benchmark, pg_catalog, public";

    private static final int WRITERS = 3;
    private static final int BATCH_TRACES = 500;
    private static final int PROGRESS_EVERY = 500_000;
    private static final String CLOCK = """
            create schema if not exists benchmark;
            create or replace function benchmark.now() returns timestamptz language sql stable as
            $$ select current_setting('benchmark.now')::timestamptz $$
            """;

    private final StoredTraces made;
    private final long traces;
    private final Instant newest;

    ScaleLoad(UUID project, UUID user, long spans, Instant newest) {
        this.traces = spans / StoredTraces.SPANS_PER_TRACE;
        this.made = new StoredTraces(project, user, traces);
        this.newest = newest;
    }

    StoredTraces made() {
        return made;
    }

    long traces() {
        return traces;
    }

    /** @param connection opens a pool of one connection, with {@link #SEARCH_PATH} when asked for */
    void run(Pool database, Supplier<Pool> connection) {
        database.query(CLOCK).execute().await().indefinitely();
        AtomicLong next = new AtomicLong();
        AtomicLong stored = new AtomicLong();
        long start = System.nanoTime();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(CompletableFuture.runAsync(() -> write(connection, next, stored, start),
                    task -> new Thread(task, "scale-load").start()));
        }
        writers.forEach(CompletableFuture::join);
        System.out.printf("loaded %,d spans in %d s%n", stored.get(), (System.nanoTime() - start) / 1_000_000_000);
    }

    private void write(Supplier<Pool> connection, AtomicLong next, AtomicLong stored, long start) {
        Pool pool = connection.get();
        try {
            SpanWriter writer = new PgSpanWriter(pool);
            for (long first = next.getAndAdd(BATCH_TRACES); first < traces; first = next.getAndAdd(BATCH_TRACES)) {
                List<Entry> batch = new ArrayList<>();
                for (long number = first; number < Math.min(traces, first + BATCH_TRACES); number++) {
                    made.add(number, startNs(number), batch);
                }
                pool.preparedQuery("select set_config('benchmark.now', $1, false)")
                        .execute(Tuple.of(Instant.ofEpochSecond(0, startNs(first)).toString())).await().indefinitely();
                if (!writer.write(batch).await().indefinitely().isEmpty()) {
                    throw new IllegalStateException("The database refused a row.");
                }
                long now = stored.addAndGet(batch.size());
                if (now / PROGRESS_EVERY != (now - batch.size()) / PROGRESS_EVERY) {
                    System.out.printf("  %,d spans, %,.0f a second%n", now, now * 1e9 / (System.nanoTime() - start));
                }
            }
        } finally {
            pool.close().await().indefinitely();
        }
    }

    private long startNs(long number) {
        long oldestNs = newest.minus(SPAN_OF_TIME).toEpochMilli() * 1_000_000;
        return oldestNs + (long) ((double) number / traces * SPAN_OF_TIME.toNanos());
    }
}
