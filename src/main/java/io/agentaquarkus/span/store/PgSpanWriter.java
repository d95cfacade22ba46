package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.store.GroupTimes.Group;
import io.agentaquarkus.span.store.GroupTimes.Times;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * Writes a batch as one statement, and as another one when spans among it are stored already. Only when the database refuses
 * the data of a batch is it cut in halves, inside one transaction, until the span at fault stands alone.
 */
@ApplicationScoped
public class PgSpanWriter implements SpanWriter {

    /** A write that takes longer is given up; the sender may repeat it, for writing is idempotent. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    static final int COLLISION_RETRIES = 5;

    private static final String DELETE_TRACE = """
            with deleted as (
                delete from span where project_id = $1 and trace_id = $2 returning span_id, start_ns)
            select span_id from deleted order by start_ns desc, span_id desc
            """;

    private final Pool pool;
    private final GroupTimes groups = new GroupTimes();
    private final LongAdder written = new LongAdder();

    public PgSpanWriter(@ReactiveDataSource("span") Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Rejection>> write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        written.add(entries.size());
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(PgSpanWriter::byKey);
        List<Entry> batch = lastOfEach(sorted);
        return insert(batch)
                .onFailure(PgSpanWriter::isCollision).retry().atMost(COLLISION_RETRIES)
                .replaceWith(List.<Rejection> of())
                .onFailure(PgSpanWriter::isData).recoverWithUni(() -> inParts(batch))
                .ifNoItem().after(TIME_LIMIT).fail();
    }

    /** How many spans this server has been given to write, since it was started. */
    long written() {
        return written.sum();
    }

    @Override
    public Uni<List<Long>> deleteTrace(UUID projectId, UUID traceId) {
        return pool.preparedQuery(DELETE_TRACE).execute(Tuple.of(projectId, traceId)).map(rows -> {
            List<Long> spanIds = new ArrayList<>(rows.size());
            rows.forEach(row -> spanIds.add(row.getLong(0)));
            return spanIds;
        });
    }

    /** One order for all batches, so that two of them never wait for each other's rows in a circle. */
    private static int byKey(Entry one, Entry other) {
        int order = one.projectId().compareTo(other.projectId());
        if (order == 0) {
            order = one.span().traceId().compareTo(other.span().traceId());
        }
        return order == 0 ? Long.compare(one.span().spanId(), other.span().spanId()) : order;
    }

    /** The sort is stable, so of equal keys the one given last stands last. */
    private static List<Entry> lastOfEach(List<Entry> sorted) {
        List<Entry> kept = new ArrayList<>(sorted.size());
        for (Entry entry : sorted) {
            int last = kept.size() - 1;
            if (last >= 0 && byKey(kept.get(last), entry) == 0) {
                kept.set(last, entry);
            } else {
                kept.add(entry);
            }
        }
        return kept;
    }

    private Uni<List<Rejection>> inParts(List<Entry> batch) {
        // A transaction of the client's own ends with the first statement that fails, and savepoints with it.
        return pool.withConnection(connection -> connection.query("begin").execute()
                .chain(() -> divide(connection, batch))
                .call(() -> connection.query("commit").execute())
                .onFailure().call(() -> connection.query("rollback").execute()))
                .onFailure(PgSpanWriter::isCollision).retry().atMost(COLLISION_RETRIES)
                // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
                .memoize().indefinitely();
    }

    private Uni<List<Rejection>> divide(SqlConnection connection, List<Entry> batch) {
        return connection.query("savepoint part").execute()
                .chain(() -> connection.preparedQuery(SpanColumns.UPSERT)
                        .execute(SpanColumns.of(batch, groups.unknown(batch))))
                .chain(() -> connection.query("release savepoint part").execute())
                .replaceWith(List.<Rejection> of())
                .onFailure(PgSpanWriter::isData).recoverWithUni(refusal -> connection
                        .query("rollback to savepoint part").execute()
                        .chain(() -> batch.size() == 1
                                ? Uni.createFrom().item(List.of(rejection(batch.get(0), (PgException) refusal)))
                                : halves(connection, batch)));
    }

    private Uni<List<Rejection>> halves(SqlConnection connection, List<Entry> batch) {
        int middle = batch.size() / 2;
        return divide(connection, batch.subList(0, middle))
                .chain(first -> divide(connection, batch.subList(middle, batch.size())).map(second -> {
                    List<Rejection> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                }));
    }

    /** Nearly all spans are new; what is sent again or edited is found out by the refusal. */
    private Uni<Void> insert(List<Entry> batch) {
        SortedMap<Group, Times> noted = groups.unknown(batch);
        Tuple columns = SpanColumns.of(batch, noted);
        return pool.preparedQuery(SpanColumns.INSERT).execute(columns)
                .onFailure(PgSpanWriter::isDuplicate)
                .recoverWithUni(() -> pool.preparedQuery(SpanColumns.UPSERT).execute(columns))
                .invoke(() -> groups.remember(noted))
                .replaceWithVoid();
    }

    private static Rejection rejection(Entry entry, PgException refusal) {
        return new Rejection(entry, "Span " + SpanIds.span(entry.span().spanId()) + " cannot be stored: "
                + refusal.getErrorMessage());
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof PgException refusal && "23505".equals(refusal.getSqlState());
    }

    /** Classes 22 and 23 (the values), 54 (a limit of the database, as a value that is too large). */
    private static boolean isData(Throwable failure) {
        return failure instanceof PgException refusal && refusal.getSqlState() != null
                && (refusal.getSqlState().startsWith("22") || refusal.getSqlState().startsWith("23")
                        || refusal.getSqlState().startsWith("54"));
    }

    /** Serialization failure and deadlock: the same statement succeeds when it is repeated. */
    static boolean isCollision(Throwable failure) {
        return failure instanceof PgException refusal
                && ("40001".equals(refusal.getSqlState()) || "40P01".equals(refusal.getSqlState()));
    }
}
