package io.agentaquarkus.span.store;

import static io.agentaquarkus.span.store.Spans.START_NS;
import static io.agentaquarkus.span.store.Spans.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanGroups.Activity;
import io.agentaquarkus.span.store.SpanGroups.Kind;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Whole traces go, no others, and everything else that speaks of them follows. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExpiredTracesTest extends SpanStore {

    @Inject
    SpanWriter writer;

    @Inject
    SpanReader reader;

    @Inject
    SpanGroups groups;

    @Inject
    ExpiredTraces expired;

    @Inject
    StaleGroups stale;

    @Override
    SpanWriter writer() {
        return writer;
    }

    @Override
    SpanReader reader() {
        return reader;
    }

    @Test
    void ageCountsFromTheRootToTheMoment() {
        trace(1, "s1");
        trace(2, "s2");
        trace(3, "s3");
        storedAgo(1, "1 day 2 seconds");
        storedAgo(2, "23 hours 59 minutes");
        // A child that came earlier or later than its root goes and stays with it.
        Sql.update("update span set created_at = now() where project_id = ? and trace_id = ? and parent_id <> 0", project,
                id(1));
        Sql.update("update span set created_at = now() - interval '9 days' where project_id = ? and trace_id = ?"
                + " and parent_id <> 0", project, id(3));
        await(expired.deleteOlder(project, 1));
        assertEquals(Set.of(2L, 3L), traces());
        assertEquals(4, spans());
    }

    @Test
    void theLatestTracesAreKept() {
        for (int i = 1; i <= 10; i++) {
            trace(i, null);
            storedAgo(i, (20 - i) + " minutes");
        }
        await(expired.deleteBeyond(project, 10));
        assertEquals(10, traces().size());
        await(expired.deleteBeyond(project, 7));
        assertEquals(Set.of(4L, 5L, 6L, 7L, 8L, 9L, 10L), traces());
        assertEquals(14, spans());
    }

    /** A batch has one time for all of its spans. */
    @Test
    void theNumberIsExactAmongTracesOfOneMoment() {
        List<SpanWriter.Entry> all = new ArrayList<>();
        for (int i = 1; i <= 1_300; i++) {
            all.add(entry(project, span(i, 1, 0, null)));
        }
        write(all);
        trace(2_000, null);
        await(expired.deleteBeyond(project, 101));
        assertEquals(101, traces().size());
        assertEquals(true, traces().contains(2_000L));
        await(expired.deleteBeyond(project, 1));
        assertEquals(Set.of(2_000L), traces());
    }

    @Test
    void spansWithoutARootGoWithTheirSegment() {
        write(List.of(entry(project, span(1, 2, 9, null)), entry(project, span(2, 2, 9, null))));
        trace(3, null);
        Segments.write(project);
        ago("2 days");
        // It got a span since.
        write(entry(project, span(2, 3, 9, null)));
        await(expired.deleteOlder(project, 1));
        assertEquals(Set.of(2L), traces());
        assertEquals(2, spans());
    }

    /** Their spans stay findable by terms although their segment is gone. */
    @Test
    void whatStaysIsIndexedAnew() {
        trace(1, null);
        trace(2, null);
        Segments.write(project);
        ago("2 days");
        storedAgo(2, "1 hour");
        await(expired.deleteOlder(project, 1));
        Segments.write(project);
        assertEquals(Set.of(2L), traces());
        assertEquals(List.of("2"), Sql.query("select sum(spans) from span_segment where project_id = ?", project));
    }

    @Test
    void listsOfSessionsFollow() {
        trace(1, "gone");
        trace(2, "shorter");
        trace(3, "shorter");
        storedAgo(1, "2 days");
        storedAgo(2, "2 days");
        await(expired.deleteOlder(project, 1));
        assertEquals(List.of("shorter"), sessions());
        await(stale.settle(project, Duration.ofHours(1)));
        assertEquals(List.of("2"), Sql.query("select count(*) from span_group where project_id = ? and stale", project));
        await(stale.settle(project, Duration.ZERO));
        assertEquals(List.of("f"), Sql.query("select stale from span_group where project_id = ?", project));
        assertEquals(List.of(String.valueOf(START_NS / 1_000 + 3)),
                Sql.query("select first_us from span_group where project_id = ?", project));
        assertEquals(List.of("shorter"), sessions());
    }

    /** Writers rely on what they noted for some minutes, so a note puts off the end of a stale group. */
    @Test
    void aNoteRenewsAStaleGroup() {
        trace(1, "again");
        storedAgo(1, "2 days");
        await(expired.deleteOlder(project, 1));
        Sql.update("update span_group set stale_since = now() - interval '2 hours' where project_id = ?", project);
        await(new PgSpanWriter(pool()).write(List.of(entry(project, span(5, 1, 0, "again")))));
        await(stale.settle());
        assertEquals(List.of("t"), Sql.query("select stale from span_group where project_id = ?", project));
        assertEquals(List.of("again"), sessions());
    }

    @Test
    void nothingIsDeletedTwiceAtATime() {
        for (int i = 1; i <= 30; i++) {
            trace(i, "s" + i % 3);
        }
        List<Uni<Void>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(expired.deleteBeyond(project, 11));
        }
        await(Uni.join().all(all).andFailFast());
        await(expired.deleteBeyond(project, 11));
        assertEquals(11, traces().size());
    }

    @Test
    void otherProjectsAreLeftAlone() {
        trace(1, "mine");
        storedAgo(1, "2 days");
        await(expired.deleteOlder(UUID.randomUUID(), 1));
        await(expired.deleteBeyond(UUID.randomUUID(), 1));
        assertEquals(Set.of(1L), traces());
    }

    private io.vertx.mutiny.sqlclient.Pool pool() {
        return io.quarkus.arc.Arc.container().instance(io.vertx.mutiny.sqlclient.Pool.class,
                new io.quarkus.reactive.datasource.ReactiveDataSource.ReactiveDataSourceLiteral("span")).get();
    }

    /** A root and a child. */
    private void trace(long number, String session) {
        write(List.of(entry(project, span(number, 1, 0, session)), entry(project, span(number, 2, 1, session))));
    }

    private static Span span(long number, long id, long parent, String session) {
        Span span = Spans.at(id(number), id, START_NS + number * 1_000);
        return new Span(span.traceId(), id, parent, span.traceType(), span.spanType(), span.kind(), span.name(),
                span.startNs(), span.startNs(), span.status(), null, null, null, null, span.attributes(), null, null, null,
                null, span.metrics(), new Span.Facets(session, null, true));
    }

    private static UUID id(long number) {
        return new UUID(3, number);
    }

    private void storedAgo(long number, String interval) {
        Sql.update("update span set created_at = now() - interval '" + interval + "' where project_id = ? and trace_id = ?",
                project, id(number));
    }

    /** Everything that there is. */
    private void ago(String interval) {
        Sql.update("update span set created_at = now() - interval '" + interval + "' where project_id = ?", project);
        Sql.update("update span_segment set created_at = now() - interval '" + interval + "' where project_id = ?", project);
    }

    private Set<Long> traces() {
        Set<Long> traces = new TreeSet<>();
        await(reader.query(project, Filter.ANYTHING, Windowing.NONE))
                .forEach(span -> traces.add(span.span().traceId().getLeastSignificantBits()));
        return traces;
    }

    private int spans() {
        return await(reader.query(project, Filter.ANYTHING, Windowing.NONE)).size();
    }

    private List<String> sessions() {
        return await(groups.page(project, Kind.SESSION, Windowing.NONE, false)).stream().map(Activity::id).toList();
    }
}
