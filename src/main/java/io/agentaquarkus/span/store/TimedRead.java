package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * A read of one or more statements in one transaction, which all see the same state, with a time limit for all of them
 * together. PostgreSQL keeps the limit, so that nothing goes on running there once the caller was refused.
 */
final class TimedRead {

    private static final String STOPPED = "57014";

    /** What PostgreSQL may need to stop a statement. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SqlConnection connection;
    private final Duration limit;
    private final long deadlineNs;
    private boolean begun;

    private TimedRead(SqlConnection connection, Duration limit, long deadlineNs) {
        this.connection = connection;
        this.limit = limit;
        this.deadlineNs = deadlineNs;
    }

    /** Fails with a 504 {@link Problem} at the time limit, which begins now, and with a 503 when there is no connection. */
    static <T> Uni<T> run(Pool pool, Duration limit, Function<TimedRead, Uni<T>> statements) {
        return run(Uni.createFrom().voidItem(), pool, limit, (read, nothing) -> statements.apply(read));
    }

    /** As above, with what something else has found out before, which counts as part of the time. */
    static <B, T> Uni<T> run(Uni<B> before, Pool pool, Duration limit, BiFunction<TimedRead, B, Uni<T>> statements) {
        return Uni.createFrom().deferred(() -> {
            long deadlineNs = System.nanoTime() + limit.toNanos();
            AtomicBoolean connected = new AtomicBoolean();
            return before.chain(found -> pool.withConnection(connection -> {
                connected.set(true);
                return new TimedRead(connection, limit, deadlineNs).all(read -> statements.apply(read, found));
            }))
                    // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
                    .memoize().indefinitely()
                    .ifNoItem().after(limit.plus(GRACE)).fail()
                    .onFailure(TimeoutException.class).transform(e -> connected.get() ? tooLong(limit)
                            : new Problem(503, "All connections to the database are busy. Please try again."));
        });
    }

    Uni<List<Row>> rows(String sql, List<Object> parameters) {
        return limited().chain(() -> connection.preparedQuery(sql).execute(Tuple.from(parameters)))
                .map(rows -> rows.stream().toList());
    }

    /** Hands over every row in a worker thread; only so many rows are in memory at a time. */
    Uni<Void> each(String sql, List<Object> parameters, int fetched, Consumer<Row> consumer) {
        return limited().chain(() -> connection.prepare(sql)).chain(statement -> {
            Cursor cursor = statement.cursor(Tuple.from(parameters));
            return Pieces.oneByOne(() -> limited().chain(() -> cursor.read(fetched))
                    .emitOn(Infrastructure.getDefaultWorkerPool()).map(rows -> {
                        rows.forEach(consumer);
                        return cursor.hasMore();
                    }))
                    .call(cursor::close).call(statement::close);
        });
    }

    private <T> Uni<T> all(Function<TimedRead, Uni<T>> statements) {
        return Uni.createFrom().deferred(() -> statements.apply(this))
                .call(() -> connection.query("commit").execute())
                .onFailure().call(() -> connection.query("rollback").execute().onFailure().recoverWithNull())
                .onFailure(TimedRead::isStopped).transform(e -> tooLong(limit));
    }

    /** A limit holds for each statement, so every one is told what is left. */
    private Uni<Void> limited() {
        long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
        if (leftMs < 1) {
            return Uni.createFrom().failure(tooLong(limit));
        }
        String sql = (begun ? "" : "begin isolation level repeatable read, read only; ") + "set local statement_timeout = "
                + leftMs;
        begun = true;
        return connection.query(sql).execute().replaceWithVoid();
    }

    private static boolean isStopped(Throwable failure) {
        return failure instanceof PgException refusal && STOPPED.equals(refusal.getSqlState());
    }

    private static Problem tooLong(Duration limit) {
        String time = limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " seconds" : limit.toMillis() + " milliseconds";
        return new Problem(504, "The query took longer than " + time
                + " and was stopped. Narrow its time window or its filter.");
    }
}
