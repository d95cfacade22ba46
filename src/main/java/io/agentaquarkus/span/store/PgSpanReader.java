package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterEvaluator;
import io.agentaquarkus.span.filter.TermQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Reads spans from PostgreSQL. */
@ApplicationScoped
public class PgSpanReader implements SpanReader {

    private static final int FIRST_PIECE = 200;
    private static final int LARGEST_PIECE = 5_000;
    /** Rows that are opened at a time: several searches have as many in memory, and some of their attributes may be large. */
    private static final int OPENED_MAX = 500;

    private final Pool pool;
    private final Duration timeLimit;
    private final SearchIndexing indexing;

    PgSpanReader(Pool pool, QueryConfig config, SearchIndexing indexing) {
        this.pool = pool;
        this.indexing = indexing;
        this.timeLimit = config.timeLimit();
    }

    @Override
    public Uni<List<StoredSpan>> spansOfTraces(UUID projectId, Collection<UUID> traceIds) {
        return spans(projectId, traceIds, null);
    }

    @Override
    public Uni<List<StoredSpan>> spans(UUID projectId, Collection<UUID> traceIds, Collection<Long> spanIds) {
        List<Object> parameters = new ArrayList<>(List.of(projectId));
        StringBuilder sql = new StringBuilder("select ").append(SpanRows.COLUMNS).append(" from span where project_id = $1");
        if (traceIds != null) {
            parameters.add(traceIds.toArray(new UUID[0]));
            sql.append(" and trace_id = any($").append(parameters.size()).append(')');
        }
        if (spanIds != null) {
            parameters.add(spanIds.toArray(new Long[0]));
            sql.append(" and span_id = any($").append(parameters.size()).append(')');
        }
        sql.append(" order by start_ns, span_id");
        return TimedRead.run(pool, timeLimit, read -> read.rows(sql.toString(), parameters))
                .map(rows -> rows.stream().map(SpanRows::read).toList());
    }

    @Override
    public Uni<List<StoredSpan>> query(UUID projectId, Filter filter, Windowing window) {
        int limit = window.limit() == null ? AskedList.MAX + 1 : Math.max(1, window.limit());
        List<StoredSpan> found = new ArrayList<>();
        SpanScan scan = SpanScan.ofSpans(projectId, filter, window);
        return TimedRead.run(prepared(scan), pool, timeLimit, (read, unindexed) -> SpanWalk.begin(read, scan, unindexed)
                .chain(walk -> collect(read, walk, scan.residual(), limit, found))).map(end -> {
                    if (window.limit() == null && found.size() > AskedList.MAX) {
                        throw AskedList.tooMany();
                    }
                    return found;
                });
    }

    @Override
    public Multi<List<StoredSpan>> pages(UUID projectId, Filter filter, Windowing window) {
        SpanScan scan = SpanScan.ofSpans(projectId, filter, window);
        return Uni.createFrom().deferred(() -> prepared(scan)).onItem().transformToMulti(unindexed -> {
            SpanPages pages = new SpanPages(pool, timeLimit, scan, unindexed, window.limit());
            return Multi.createBy().repeating().uni(pages::next).whilst(page -> pages.hasNext());
        }).filter(page -> !page.isEmpty());
    }

    @Override
    public Uni<List<UUID>> queryTraces(UUID projectId, Filter filter, Windowing window) {
        int limit = window.limit() == null || window.limit() == 0 ? AskedList.MAX : window.limit();
        if (limit < 0) {
            throw Problem.badRequest("'limit' must not be negative.");
        }
        LatestStarts latest = new LatestStarts(window, limit);
        SpanScan scan = SpanScan.ofTraces(projectId, filter, window);
        return TimedRead.run(prepared(scan), pool, timeLimit, (read, unindexed) -> SpanWalk.begin(read, scan, unindexed)
                .chain(walk -> collect(read, walk, scan.residual(), latest))).map(end -> {
                    if (limit == AskedList.MAX && latest.isFull()) {
                        throw AskedList.tooMany();
                    }
                    return latest.page();
                });
    }

    private static int firstPiece(int limit) {
        return Math.max(FIRST_PIECE, (int) Math.min(OPENED_MAX, limit * 2L));
    }

    /** What goes before a scan that the index of terms can help; the number is what {@link SpanWalk#begin} asks for. */
    private Uni<Long> prepared(SpanScan scan) {
        return scan.terms().equals(TermQuery.ANY) ? Uni.createFrom().item(0L) : indexing.catchUp(scan.projectId());
    }

    /** What is opened to be decided is no work for an event loop. The longer nothing is found, the more is read at a time. */
    private Uni<Void> collect(TimedRead read, SpanWalk walk, Filter residual, int limit, List<StoredSpan> found) {
        if (residual.equals(Filter.ANYTHING)) {
            return Pieces.oneByOne(() -> walk.next(read, Math.min(limit - found.size(), LARGEST_PIECE)).map(rows -> {
                rows.forEach(row -> found.add(SpanRows.read(row)));
                return found.size() < limit && walk.hasNext();
            }));
        }
        AtomicInteger piece = new AtomicInteger(firstPiece(limit));
        return Pieces.oneByOne(() -> walk.next(read, piece.getAndUpdate(PgSpanReader::larger))
                .emitOn(Infrastructure.getDefaultWorkerPool()).map(rows -> {
                    for (Row row : rows) {
                        StoredSpan span = SpanRows.read(row);
                        if (FilterEvaluator.matches(residual, span)) {
                            found.add(span);
                            if (found.size() == limit) {
                                return false;
                            }
                        }
                    }
                    return walk.hasNext();
                }));
    }

    private Uni<Void> collect(TimedRead read, SpanWalk walk, Filter residual, LatestStarts latest) {
        boolean decided = residual.equals(Filter.ANYTHING);
        AtomicInteger piece = new AtomicInteger(FIRST_PIECE);
        return Pieces.oneByOne(() -> walk
                .next(read, piece.getAndUpdate(size -> decided ? Math.min(LARGEST_PIECE, size * 2) : larger(size)))
                .emitOn(Infrastructure.getDefaultWorkerPool()).map(rows -> {
                    for (Row row : rows) {
                        long start = row.getLong("start_us");
                        if (latest.isCompleteAt(start)) {
                            return false;
                        }
                        if (decided || FilterEvaluator.matches(residual, SpanRows.read(row))) {
                            latest.add(row.getUUID("trace_id"), start);
                        }
                    }
                    return walk.hasNext();
                }));
    }

    private static int larger(int opened) {
        return Math.min(OPENED_MAX, opened * 2);
    }

    /** The traces met so far on a walk from the newest span on, so that a trace is met at its latest matching span. */
    private static final class LatestStarts {

        private final Map<UUID, Long> starts = new LinkedHashMap<>();
        private final Set<UUID> earlierPages = new HashSet<>();
        private final Windowing window;
        private final int limit;
        private long lastOfPage = Long.MIN_VALUE;

        LatestStarts(Windowing window, int limit) {
            this.window = window;
            this.limit = limit;
        }

        void add(UUID traceId, long start) {
            if (starts.containsKey(traceId) || earlierPages.contains(traceId)) {
                return;
            }
            if (!isBehindCursor(traceId, start)) {
                earlierPages.add(traceId);
                return;
            }
            starts.put(traceId, start);
            if (starts.size() == limit) {
                lastOfPage = start;
            }
        }

        /** Equal starts are ordered by trace id, so the page ends only where a smaller start begins. */
        boolean isCompleteAt(long start) {
            return isFull() && start < lastOfPage;
        }

        boolean isFull() {
            return starts.size() >= limit;
        }

        List<UUID> page() {
            Comparator<Map.Entry<UUID, Long>> order = Map.Entry.<UUID, Long> comparingByValue().reversed()
                    .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder());
            return starts.entrySet().stream().sorted(order).limit(limit).map(Map.Entry::getKey).toList();
        }

        private boolean isBehindCursor(UUID traceId, long start) {
            if (window.next() == null || window.newest() == null) {
                return true;
            }
            long newest = SpanScan.micros(window.newest());
            return start < newest || start == newest && traceId.toString().compareTo(window.next().toString()) < 0;
        }
    }
}
