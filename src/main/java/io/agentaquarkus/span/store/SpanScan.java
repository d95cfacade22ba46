package io.agentaquarkus.span.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterSql;
import io.agentaquarkus.span.filter.FilterTerms;
import io.agentaquarkus.span.filter.FilterTimes;
import io.agentaquarkus.span.filter.Operator;
import io.agentaquarkus.span.filter.SpanField;
import io.agentaquarkus.span.filter.TermQuery;

/**
 * A walk over the candidates of a query in the order of their start, piece by piece: each piece continues behind the last
 * row of the one before, so no piece costs more than its own rows.
 */
final class SpanScan {

    /** In microseconds, as answers show it: the page behind an answer begins behind what it showed. */
    private static final String START = SpanField.START_TIME.column();

    private final List<Object> parameters = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final UUID projectId;
    private final Filter residual;
    private final TermQuery terms;
    private final boolean ascending;
    private long oldest = Long.MIN_VALUE;
    private long newest = Long.MAX_VALUE;

    private SpanScan(UUID projectId, Filter filter, Double rate, boolean ascending) {
        this.projectId = projectId;
        this.ascending = ascending;
        terms = picksTraces(filter) ? TermQuery.ANY : FilterTerms.of(filter);
        conditions.add("project_id = " + bind(projectId));
        sample(rate, parameters, conditions);
        FilterSql sql = new FilterSql(filter, parameters);
        conditions.addAll(sql.conditions());
        residual = sql.residual();
    }

    /** Spans in the order of the window (reference: agenta-tracing-query, section 4.2). */
    static SpanScan ofSpans(UUID projectId, Filter filter, Windowing window) {
        SpanScan scan = new SpanScan(projectId, filter, window.rate(), window.isAscending());
        boolean continued = window.next() != null;
        // A span's id as a UUID is the id twice in a row; its second half is the id.
        long next = continued ? window.next().getLeastSignificantBits() : 0;
        if (window.isAscending()) {
            scan.bound(START, "<=", window.newest());
            scan.bound(START, continued ? ">=" : ">", window.oldest());
            if (continued && window.oldest() != null) {
                scan.after(micros(window.oldest()), next);
            }
        } else {
            scan.bound(START, continued ? "<=" : "<", window.newest());
            scan.bound(START, ">=", window.oldest());
            if (continued && window.newest() != null) {
                scan.after(micros(window.newest()), next);
            }
        }
        return scan;
    }

    /** Spans that pick traces, newest first (section 4.3). */
    static SpanScan ofTraces(UUID projectId, Filter filter, Windowing window) {
        SpanScan scan = new SpanScan(projectId, filter, window.rate(), false);
        scan.bound(START, window.next() != null ? "<=" : "<", window.newest());
        scan.bound(START, ">=", window.oldest());
        return scan;
    }

    /** Spans that are part of a group, which the column names; pages continue by time alone (section 9). */
    static SpanScan ofGroups(UUID projectId, String column, Windowing window) {
        SpanScan scan = new SpanScan(projectId, Filter.ANYTHING, null, window.isAscending());
        scan.conditions.add(column + " is not null");
        boolean continued = window.next() != null;
        scan.bound(START, !window.isAscending() && !continued ? "<" : "<=", window.newest());
        scan.bound(START, window.isAscending() && !continued ? ">" : ">=", window.oldest());
        return scan;
    }

    UUID projectId() {
        return projectId;
    }

    boolean isAscending() {
        return ascending;
    }

    /** No candidate begins before this microsecond. */
    long oldest() {
        return oldest;
    }

    /** No candidate begins after this microsecond. */
    long newest() {
        return newest;
    }

    /** What candidates can be found by, which is more than one by one. */
    TermQuery terms() {
        return terms;
    }

    Filter residual() {
        return residual;
    }

    /** The statement of the next piece. */
    String sql(String columns, int rows) {
        String direction = ascending ? " asc" : " desc";
        return sql(columns, "start_us") + " order by " + START + direction + ", span_id" + direction + " limit " + rows;
    }

    /** All candidates, in any order. */
    String sql(String columns, String start) {
        return "select " + columns + ", " + START + " as " + start + " from span where " + String.join(" and ", conditions);
    }

    List<Object> parameters() {
        return parameters;
    }

    /** The same walk from behind the given row on. */
    SpanScan behind(long startMicros, long spanId) {
        return new SpanScan(this).after(startMicros, spanId);
    }

    private SpanScan(SpanScan before) {
        projectId = before.projectId;
        terms = before.terms;
        oldest = before.oldest;
        newest = before.newest;
        parameters.addAll(before.parameters);
        conditions.addAll(before.conditions);
        residual = before.residual;
        ascending = before.ascending;
    }

    private SpanScan after(long startMicros, long spanId) {
        if (ascending) {
            oldest = Math.max(oldest, startMicros);
        } else {
            newest = Math.min(newest, startMicros);
        }
        conditions.add("(" + START + ", span_id) " + (ascending ? ">" : "<") + " (" + bind(startMicros) + "::int8, "
                + bind(spanId) + "::int8)");
        return this;
    }

    /** The same for every span of a trace: the first 32 bits of its id decide. */
    static void sample(Double rate, List<Object> parameters, List<String> conditions) {
        if (rate != null && rate < 1) {
            parameters.add((long) Math.floor(rate * 100));
            conditions.add("('x' || left(trace_id::text, 8))::bit(32)::bigint % 100 < $" + parameters.size());
        }
    }

    /** Their spans are found at once, without terms. */
    private static boolean picksTraces(Filter filter) {
        return filter instanceof Filter.And and ? and.filters().stream().anyMatch(SpanScan::picksTraces)
                : filter instanceof Filter.Test test && test.field() == SpanField.TRACE_ID
                        && (test.operator() == Operator.IS || test.operator() == Operator.IN);
    }

    private void bound(String column, String comparison, Instant time) {
        if (time != null) {
            if (comparison.startsWith("<")) {
                newest = micros(time);
            } else {
                oldest = micros(time);
            }
            conditions.add(column + " " + comparison + " " + bind(micros(time)) + "::int8");
        }
    }

    static long micros(Instant time) {
        return FilterTimes.micros(time);
    }

    private String bind(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
