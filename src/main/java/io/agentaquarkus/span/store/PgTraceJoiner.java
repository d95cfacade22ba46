package io.agentaquarkus.span.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.assemble.TraceParts;
import io.agentaquarkus.span.assemble.TraceParts.Change;
import io.agentaquarkus.span.assemble.TraceParts.Part;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the traces of which more is stored than was written just now, reads them with their rows locked, and writes what has
 * to change. Most traces arrive whole, so most batches cost a count of their traces.
 */
@ApplicationScoped
public class PgTraceJoiner implements TraceJoiner {

    /** A larger trace keeps the sums of its requests: to read it whole with every request would take too long. */
    static final int SPANS_MAX = 10_000;

    private static final Logger LOG = Logger.getLogger(PgTraceJoiner.class);

    private static final String INCOMPLETE = """
            select t.project_id, t.trace_id, c.stored
            from unnest($1::uuid[], $2::uuid[], $3::int4[]) with ordinality as t (project_id, trace_id, spans, place)
            cross join lateral (select count(*)::int4 as stored from (
                select 1 from span s where s.project_id = t.project_id and s.trace_id = t.trace_id limit %d) any_span) c
            where c.stored <> t.spans and c.stored > 1
            order by t.place
            """.formatted(SPANS_MAX + 1);

    /**
     * Who joins a trace waits here for others that do, and only then looks which spans there are: otherwise one that looked
     * earlier could write its sums later. Row locks alone do not show spans that were added while one waited for them.
     */
    private static final String TURN = "select pg_advisory_xact_lock(%d, slot) from unnest($1::int4[]) slot"
            .formatted(0x5350414e);
    /** Traces share so many turns, since the database has room for some thousands of locks. */
    private static final int TURNS = 64;

    /** What is written meanwhile waits, so that nothing is put back that was just replaced. */
    private static final String LOCKED = """
            select t.place::int4 - 1, s.span_id, s.parent_id, s.trace_type, s.attributes
            from unnest($1::uuid[], $2::uuid[]) with ordinality as t (project_id, trace_id, place)
            join span s on s.project_id = t.project_id and s.trace_id = t.trace_id
            order by t.place, s.span_id
            for update of s
            """;

    private static final String UPDATE = """
            with changed as (
                update span s set trace_type = g.trace_type, errors = g.errors, tokens = g.tokens, cost = g.cost,
                    attributes = g.attributes
                from unnest($1::uuid[], $2::uuid[], $3::int8[], $4::int2[], $5::float8[], $6::float8[], $7::float8[],
                    $8::bytea[]) as g (project_id, trace_id, span_id, trace_type, errors, tokens, cost, attributes)
                where s.project_id = g.project_id and s.trace_id = g.trace_id and s.span_id = g.span_id
                returning s.project_id, s.start_ns, s.span_id
            )
            insert into span_unindexed (project_id, spans, starts, span_ids)
            select project_id, count(*), array_agg(start_ns / 1000 + (start_ns % 1000 > 500)::int), array_agg(span_id)
            from changed group by project_id
            """;

    /** The order in which batches lock rows too, so that nobody waits in a circle. */
    private static final Comparator<Written> BY_KEY = Comparator.comparing(Written::projectId)
            .thenComparing(Written::traceId);
    private static final TraceType[] TRACE_TYPES = TraceType.values();

    private final Pool pool;

    public PgTraceJoiner(@ReactiveDataSource("span") Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> join(List<Written> traces) {
        List<Written> sorted = traces.stream().sorted(BY_KEY).toList();
        Tuple written = Tuple.of(sorted.stream().map(Written::projectId).toArray(UUID[]::new),
                sorted.stream().map(Written::traceId).toArray(UUID[]::new),
                sorted.stream().map(trace -> trace.oneRequest() ? trace.spans() : 0).toArray(Integer[]::new));
        return pool.preparedQuery(INCOMPLETE).execute(written)
                .chain(rows -> Multi.createFrom().iterable(groups(rows)).onItem()
                        .transformToUniAndConcatenate(this::joined).collect().last().replaceWithVoid())
                .ifNoItem().after(PgSpanWriter.TIME_LIMIT).fail();
    }

    /** Traces that are read together, which bounds the memory that it takes. */
    private static List<List<Trace>> groups(RowSet<Row> rows) {
        List<List<Trace>> groups = new ArrayList<>();
        int spans = SPANS_MAX;
        for (Row row : rows) {
            int stored = row.getInteger(2);
            if (stored > SPANS_MAX) {
                LOG.debugf("Trace %s has more than %d spans: its sums are not joined", row.getUUID(1), SPANS_MAX);
                continue;
            }
            if (spans + stored > SPANS_MAX) {
                groups.add(new ArrayList<>());
                spans = 0;
            }
            spans += stored;
            groups.get(groups.size() - 1).add(new Trace(row.getUUID(0), row.getUUID(1), new ArrayList<>()));
        }
        return groups;
    }

    private Uni<Void> joined(List<Trace> traces) {
        Integer[] turns = traces.stream().map(trace -> Math.floorMod(trace.traceId().hashCode(), TURNS)).distinct().sorted()
                .toArray(Integer[]::new);
        return pool.withTransaction(connection -> connection.preparedQuery(TURN).execute(Tuple.of(turns))
                .chain(() -> locked(connection, traces))
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(all -> all.stream().map(trace -> TraceParts.join(trace.parts())).toList())
                .chain(changes -> update(connection, traces, changes)))
                .onFailure(PgSpanWriter::isCollision).retry().atMost(PgSpanWriter.COLLISION_RETRIES)
                // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
                .memoize().indefinitely();
    }

    private static Uni<List<Trace>> locked(SqlConnection connection, List<Trace> traces) {
        return connection.preparedQuery(LOCKED)
                .execute(Tuple.of(traces.stream().map(Trace::projectId).toArray(UUID[]::new),
                        traces.stream().map(Trace::traceId).toArray(UUID[]::new)))
                .map(rows -> {
                    traces.forEach(trace -> trace.parts().clear());
                    rows.forEach(row -> traces.get(row.getInteger(0)).parts().add(new Part(row.getLong(1), row.getLong(2),
                            TRACE_TYPES[row.getShort(3)], SpanRows.payload(row, 4))));
                    return traces;
                });
    }

    private static Uni<Void> update(SqlConnection connection, List<Trace> traces, List<List<Change>> changes) {
        int n = changes.stream().mapToInt(List::size).sum();
        UUID[] project = new UUID[n];
        UUID[] trace = new UUID[n];
        Long[] spanId = new Long[n];
        Short[] type = new Short[n];
        Double[] errors = new Double[n];
        Double[] tokens = new Double[n];
        Double[] cost = new Double[n];
        Buffer[] attributes = new Buffer[n];
        int row = 0;
        for (int i = 0; i < traces.size(); i++) {
            for (Change change : changes.get(i)) {
                project[row] = traces.get(i).projectId();
                trace[row] = traces.get(i).traceId();
                spanId[row] = change.spanId();
                type[row] = (short) change.type().ordinal();
                errors[row] = SpanColumns.figure(change.metrics().errors());
                tokens[row] = SpanColumns.figure(change.metrics().tokens());
                cost[row] = SpanColumns.figure(change.metrics().cost());
                attributes[row++] = SpanColumns.payload(Payload.encode(change.attributes()));
            }
        }
        return n == 0 ? Uni.createFrom().voidItem()
                : connection.preparedQuery(UPDATE)
                        .execute(Tuple.of(project, trace, spanId, type, errors, tokens).addValue(cost).addValue(attributes))
                        .replaceWithVoid();
    }

    private record Trace(UUID projectId, UUID traceId, List<Part> parts) {
    }
}
