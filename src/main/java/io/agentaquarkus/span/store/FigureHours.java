package io.agentaquarkus.span.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Keeps the figures of the root spans of each hour that has passed together in a row, for those who compute statistics over
 * many spans. A row holds what a reader of the spans would find: whatever changes one of them takes the row away (migration
 * V11).
 */
@ApplicationScoped
class FigureHours {

    /** Longer than any transaction that stores spans, which bear the time at which it began. */
    static final Duration PASSED = Duration.ofMinutes(10);
    /** So many spans are made at a time. An hour that has more is read span by span. */
    static final int SPANS_MAX = 300_000;

    private static final int HOURS_MAX = 5_000;
    private static final int LOOKS = 100;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private static final String FIRST = "select min(created_at) from span where project_id = $1 and parent_id = 0";
    private static final String MISSING = """
            select hour from generate_series($2::timestamptz, $3::timestamptz - interval '1 hour', interval '1 hour') as hour
            where not exists (select from figure_hour made where project_id = $1 and made.hour = hour.hour and spans is not null)
            limit %d
            """
            .formatted(HOURS_MAX);
    /** Whoever changes a span from now on finds the rows, and takes them away. */
    private static final String ANNOUNCE = """
            insert into figure_hour (project_id, hour) select $1, hour from unnest($2::timestamptz[]) as hour
            on conflict do nothing
            """;
    private static final String SIZES = """
            select hour, (select count(*) from span where project_id = $1 and parent_id = 0
                and created_at >= hour and created_at < hour + interval '1 hour') as spans
            from unnest($2::timestamptz[]) as hour order by hour
            """;
    /** One server at a time makes hours of a project. The transaction ends it. */
    private static final String LOCK = """
            select pg_try_advisory_xact_lock(%d, hashtext($1::text)) as free, pg_current_xact_id()::text::int8 as began
            """.formatted(0x484f5552);
    /**
     * Those who changed a span and could not find the announcement are transactions that are older than this one. Once none of
     * them is under way, what they changed can be seen.
     */
    private static final String SEEN = "select pg_snapshot_xmin(pg_current_snapshot())::text::int8 >= $1";
    private static final String MAKE = """
            update figure_hour made set spans = read.spans, times = read.times, kinds = read.kinds, duration = read.duration,
                errors = read.errors, tokens = read.tokens, cost = read.cost, sorted_duration = read.sorted_duration,
                sorted_errors = read.sorted_errors, sorted_tokens = read.sorted_tokens, sorted_cost = read.sorted_cost
            from unnest($2::timestamptz[]) as passed (began) cross join lateral (
                select count(*)::int4 as spans,
                    coalesce(string_agg(int8send((extract(epoch from created_at - began) * 1000000)::int8), ''), '') as times,
                    coalesce(string_agg(int2send((trace_type * 256 + span_type * 2 + typed::int4)::int2), ''), '') as kinds,
                    coalesce(string_agg(float8send(coalesce(duration_ms, 'NaN')), ''), '') as duration,
                    coalesce(string_agg(float8send(coalesce(errors, 'NaN')), ''), '') as errors,
                    coalesce(string_agg(float8send(coalesce(tokens, 'NaN')), ''), '') as tokens,
                    coalesce(string_agg(float8send(coalesce(cost, 'NaN')), ''), '') as cost,
                    coalesce(string_agg(float8send(duration_ms), '' order by duration_ms), '') as sorted_duration,
                    coalesce(string_agg(float8send(errors), '' order by errors), '') as sorted_errors,
                    coalesce(string_agg(float8send(tokens), '' order by tokens), '') as sorted_tokens,
                    coalesce(string_agg(float8send(cost), '' order by cost), '') as sorted_cost
                from span where project_id = $1 and parent_id = 0 and created_at >= began
                    and created_at < began + interval '1 hour' offset 0) read
            where made.project_id = $1 and made.hour = passed.began and made.spans is null
            """;
    private static final String TOO_MANY = """
            update figure_hour made set spans = %d from unnest($2::timestamptz[]) as hour
            where made.project_id = $1 and made.hour = hour.hour and made.spans is null
            """.formatted(Integer.MAX_VALUE);

    private final Pool pool;

    FigureHours(Pool pool) {
        this.pool = pool;
    }

    /** The first of the whole hours between two times. */
    static Instant firstHour(Instant oldest) {
        Instant hour = oldest.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(oldest) ? hour : hour.plus(Duration.ofHours(1));
    }

    /** Behind the last of the whole hours that have passed before a time. */
    static Instant lastHour(Instant newest, Instant now) {
        Instant passed = now.minus(PASSED);
        return (newest.isBefore(passed) ? newest : passed).truncatedTo(ChronoUnit.HOURS);
    }

    /** Makes hours that have passed between two times. Not all need be there afterwards: the spans of others are to be read. */
    Uni<Void> make(UUID project, Instant oldest, Instant newest) {
        return pool.preparedQuery(FIRST).execute(Tuple.of(project)).chain(rows -> {
            OffsetDateTime first = rows.iterator().next().getOffsetDateTime(0);
            if (first == null) {
                return Uni.createFrom().voidItem();
            }
            Instant stored = first.toInstant().truncatedTo(ChronoUnit.HOURS);
            Instant from = firstHour(oldest).isBefore(stored) ? stored : firstHour(oldest);
            Instant to = lastHour(newest, Instant.now());
            return from.isBefore(to) ? missing(project, from, to) : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> missing(UUID project, Instant from, Instant to) {
        return pool.preparedQuery(MISSING)
                .execute(Tuple.of(project, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> row.getOffsetDateTime(0)).toArray(OffsetDateTime[]::new))
                .chain(hours -> hours.length == 0 ? Uni.createFrom().voidItem()
                        : pool.preparedQuery(ANNOUNCE).execute(Tuple.of(project, hours))
                                .chain(() -> pool.preparedQuery(SIZES).execute(Tuple.of(project, hours)))
                                .chain(sizes -> make(project, parts(sizes))));
    }

    private Uni<Void> make(UUID project, List<Part> parts) {
        Uni<Void> made = Uni.createFrom().voidItem();
        for (Part part : parts) {
            made = made.chain(() -> pool.withTransaction(connection -> make(connection, project, part)));
        }
        // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
        return made.memoize().indefinitely();
    }

    private static Uni<Void> make(SqlConnection connection, UUID project, Part part) {
        String sql = part.spans() > SPANS_MAX ? TOO_MANY : MAKE;
        return connection.query("set local statement_timeout = " + TIME_LIMIT.toMillis()).execute()
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(project.toString())))
                .map(rows -> rows.iterator().next())
                .chain(lock -> lock.getBoolean("free") ? seen(connection, lock.getLong("began"))
                        : Uni.createFrom().item(false))
                .chain(ready -> !ready ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(sql).execute(Tuple.of(project, part.hours().toArray(OffsetDateTime[]::new)))
                                .replaceWithVoid());
    }

    /** Waits for the transactions that began before this one; false when they take long. */
    private static Uni<Boolean> seen(SqlConnection connection, long began) {
        return connection.preparedQuery(SEEN).execute(Tuple.of(began)).map(rows -> rows.iterator().next().getBoolean(0))
                .onItem().call(seen -> seen ? Uni.createFrom().voidItem()
                        : Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE))
                .repeat().atMost(LOOKS).select().first(Boolean::booleanValue).collect().first()
                .map(seen -> seen != null);
    }

    /** Hours one after the other, as many as are made together; those with too many spans alone. */
    private static List<Part> parts(RowSet<Row> sizes) {
        List<Part> parts = new ArrayList<>();
        List<OffsetDateTime> hours = new ArrayList<>();
        long spans = 0;
        for (Row row : sizes) {
            long more = row.getLong("spans");
            if (!hours.isEmpty() && spans + more > SPANS_MAX) {
                parts.add(new Part(List.copyOf(hours), spans));
                hours.clear();
                spans = 0;
            }
            hours.add(row.getOffsetDateTime("hour"));
            spans += more;
        }
        if (!hours.isEmpty()) {
            parts.add(new Part(hours, spans));
        }
        return parts;
    }

    private record Part(List<OffsetDateTime> hours, long spans) {
    }
}
