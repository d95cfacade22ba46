package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.FilterTimes;
import io.agentaquarkus.span.filter.SpanField;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Finds groups by the shortest way there is: in the table of their beginnings, on a walk along the spans that meets each
 * group at the activity that counts, or by looking at all spans of the window.
 */
@ApplicationScoped
public class PgSpanGroups implements SpanGroups {

    private static final String BEGINNINGS = """
            select id, at from (
                (select id, at from span_group, lateral (select first_us as at) began
                where project_id = $1 and kind = $2 and not stale%s order by first_us desc, id limit %d)
                union all
                select id, at from span_group, lateral (
                    select min(%s) as at
                    from span where span.project_id = $1 and %s = span_group.id) began
                where project_id = $1 and kind = $2 and stale and at is not null%s) groups
            order by at desc, id limit %d
            """;

    /**
     * The first span inside of a window is the first of all, or the group was under way when the window begins. Most groups
     * last for less than a day.
     */
    private static final String FROM_TIME = """
            select id, at from (
                (select id, first_us as at from span_group where project_id = $1 and kind = $2 and not stale
                    and first_us >= $3 and first_us <= $4
                order by first_us desc, id limit %3$d)
                union all
                select id, at from (
                    select id from span_group where project_id = $1 and kind = $2 and not stale
                        and first_us < $3 and first_us >= $3 - 86400000000 and last_us >= $3
                    union all
                    select id from span_group where project_id = $1 and kind = $2 and not stale
                        and last_us - first_us > 86400000000 and first_us < $3 - 86400000000 and last_us >= $3
                    union all
                    select id from span_group where project_id = $1 and kind = $2 and stale) under_way,
                lateral (select min(%1$s) as at from span
                    where span.project_id = $1 and %2$s = under_way.id and %1$s between $3 and $4) began
                where at is not null) groups
            order by at desc, id limit %3$d
            """;

    private static final int FIRST_PIECE = 200;
    private static final int LARGEST_PIECE = 5_000;

    private final Pool pool;
    private final Duration timeLimit;

    PgSpanGroups(Pool pool, QueryConfig config) {
        this.pool = pool;
        this.timeLimit = config.timeLimit();
    }

    @Override
    public Uni<List<Activity>> page(UUID projectId, Kind kind, Windowing window, boolean latest) {
        int limit = window.limit() == null || window.limit() == 0 ? AskedList.MAX + 1 : window.limit();
        if (limit < 0) {
            throw Problem.badRequest("'limit' must not be negative.");
        }
        return TimedRead.run(pool, timeLimit, read -> page(read, projectId, kind, window, latest, limit)).map(groups -> {
            if (groups.size() > AskedList.MAX && limit == AskedList.MAX + 1) {
                throw AskedList.tooMany();
            }
            return groups;
        });
    }

    private static Uni<List<Activity>> page(TimedRead read, UUID projectId, Kind kind, Windowing window, boolean latest,
            int limit) {
        if (!latest && !window.isAscending()) {
            return window.oldest() == null ? ofBeginnings(read, projectId, kind, window, limit)
                    : fromTime(read, projectId, kind, window, limit);
        }
        SpanScan scan = SpanScan.ofGroups(projectId, column(kind), window);
        // In the direction of the walk each group is met first at the activity that counts.
        if (latest != window.isAscending() && limit <= AskedList.MAX) {
            Walk walk = new Walk(limit);
            return walk(read, scan, column(kind), FIRST_PIECE, walk).replaceWith(() -> walk.page(window.isAscending()));
        }
        return ofWindow(read, scan, kind, window, latest, limit);
    }

    /** Without a lower bound the first span inside of the window is the first of all. */
    private static Uni<List<Activity>> ofBeginnings(TimedRead read, UUID projectId, Kind kind, Windowing window, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(projectId, (short) kind.ordinal()));
        String bound = "";
        if (window.newest() != null) {
            parameters.add(SpanScan.micros(window.newest()));
            bound = " and at " + (window.next() == null ? "<" : "<=") + " $3";
        }
        return read
                .rows(BEGINNINGS.formatted(bound, limit, SpanField.START_TIME.column(), column(kind), bound, limit), parameters)
                .map(PgSpanGroups::activities);
    }

    private static Uni<List<Activity>> fromTime(TimedRead read, UUID projectId, Kind kind, Windowing window, int limit) {
        long newest = window.newest() == null ? Long.MAX_VALUE
                : SpanScan.micros(window.newest()) - (window.next() == null ? 1 : 0);
        return read.rows(FROM_TIME.formatted(SpanField.START_TIME.column(), column(kind), limit),
                List.of(projectId, (short) kind.ordinal(), SpanScan.micros(window.oldest()), newest))
                .map(PgSpanGroups::activities);
    }

    private static Uni<List<Activity>> ofWindow(TimedRead read, SpanScan scan, Kind kind, Windowing window, boolean latest,
            int limit) {
        String sql = "select id, " + (latest ? "max" : "min") + "(at) as at from (" + scan.sql(column(kind) + " as id", "at")
                + ") spans group by id order by at " + (window.isAscending() ? "asc" : "desc") + ", id limit " + limit;
        return read.rows(sql, scan.parameters()).map(PgSpanGroups::activities);
    }

    private static Uni<Void> walk(TimedRead read, SpanScan scan, String column, int piece, Walk walk) {
        return read.rows(scan.sql("span_id, " + column, piece), scan.parameters()).chain(rows -> {
            for (Row row : rows) {
                if (walk.isCompleteAt(row.getLong("start_us"))) {
                    return Uni.createFrom().voidItem();
                }
                walk.meet(row.getString(1), row.getLong("start_us"));
            }
            if (rows.size() < piece) {
                return Uni.createFrom().voidItem();
            }
            Row last = rows.get(piece - 1);
            return walk(read, scan.behind(last.getLong("start_us"), last.getLong("span_id")), column,
                    Math.min(LARGEST_PIECE, piece * 2), walk);
        });
    }

    private static List<Activity> activities(List<Row> rows) {
        return rows.stream().map(row -> new Activity(row.getString("id"), FilterTimes.instant(row.getLong("at")))).toList();
    }

    private static String column(Kind kind) {
        return kind == Kind.SESSION ? "in_session" : "by_user";
    }

    /** The groups met so far. */
    private static final class Walk {

        private final int limit;
        private final Set<String> met = new HashSet<>();
        private final List<Activity> activities = new ArrayList<>();
        private long lastOfPage;

        Walk(int limit) {
            this.limit = limit;
        }

        void meet(String id, long micros) {
            if (met.add(id)) {
                activities.add(new Activity(id, FilterTimes.instant(micros)));
                if (activities.size() == limit) {
                    lastOfPage = micros;
                }
            }
        }

        /** Equal activities are ordered by id, so the page ends only where another one begins. */
        boolean isCompleteAt(long micros) {
            return activities.size() >= limit && micros != lastOfPage;
        }

        List<Activity> page(boolean ascending) {
            Comparator<Activity> byTime = Comparator.comparing(Activity::at);
            activities.sort((ascending ? byTime : byTime.reversed()).thenComparing(Activity::id));
            return activities.subList(0, Math.min(limit, activities.size()));
        }
    }
}
