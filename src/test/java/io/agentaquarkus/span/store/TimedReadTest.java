package io.agentaquarkus.span.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.testsupport.HeldTable;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Reads end at their time limit, in the database too. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TimedReadTest {

    private static final Duration TINY = Duration.ofMillis(200);
    private static final String RUNNING = "select count(*) from pg_stat_activity where state = 'active' and query like ?";

    private final UUID project = UUID.randomUUID();

    @Inject
    SearchIndexing indexing;

    @Inject
    Pool pool;

    @Test
    void theDatabaseStopsASlowStatement() {
        Problem refusal = refusal(read -> read.rows("select pg_sleep(600), 'slow'", List.of()));
        assertEquals(504, refusal.status());
        assertEquals("The query took longer than 200 milliseconds and was stopped. Narrow its time window or its filter.",
                refusal.detail());
        assertEquals(List.of("0"), Sql.query(RUNNING, "%pg_sleep(600), 'slow'%"));
    }

    @Test
    void statementsShareTheLimit() {
        Problem refusal = refusal(read -> again(read));
        assertEquals(504, refusal.status());
    }

    @Test
    void rowsByCursorShareTheLimit() {
        Problem refusal = refusal(read -> read.each("select pg_sleep(0.01) from generate_series(1, 60000)", List.of(), 2,
                row -> {
                }));
        assertEquals(504, refusal.status());
    }

    @Test
    void everyReadOfSpansIsLimited() {
        PgSpanReader reader = new PgSpanReader(pool, () -> TINY, indexing);
        try (HeldTable held = HeldTable.forEveryone("span")) {
            List<Uni<?>> reads = List.of(reader.spansOfTraces(project, Set.of(UUID.randomUUID())),
                    reader.spans(project, null, Set.of(1L)), reader.query(project, Filter.ANYTHING, Windowing.NONE),
                    reader.queryTraces(project, Filter.ANYTHING, Windowing.NONE));
            for (Uni<?> read : reads) {
                assertEquals(504, assertThrows(Problem.class, () -> SpanStore.await(read)).status());
                assertEquals(List.of("0"), Sql.query(
                        "select count(*) from pg_locks where not granted and relation = 'span'::regclass"));
            }
        }
        assertEquals(List.of(), SpanStore.await(reader.query(project, Filter.ANYTHING, Windowing.NONE)));
    }

    /** What was stopped leaves a connection behind that others can use, without a limit of theirs. */
    @Test
    void theLimitEndsWithTheRead() {
        for (int i = 0; i < 20; i++) {
            refusal(read -> read.rows("select pg_sleep(600)", List.of()));
            Row row = SpanStore.await(pool.query("select current_setting('statement_timeout')")
                    .execute()).iterator().next();
            assertEquals("0", row.getString(0));
        }
    }

    private static Uni<List<Row>> again(TimedRead read) {
        return read.rows("select pg_sleep(0.02)", List.of()).chain(() -> again(read));
    }

    private Problem refusal(Function<TimedRead, Uni<?>> statements) {
        return assertThrows(Problem.class,
                () -> SpanStore.await(TimedRead.run(pool, TINY, read -> statements.apply(read).replaceWithVoid())));
    }
}
