package io.agentaquarkus.span.store;

import java.time.OffsetDateTime;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

/** Reads rows of the span table. */
final class SpanRows {

    static final String COLUMNS = """
            trace_id, span_id, parent_id, trace_type, span_type, span_kind, status_code, start_ns, end_ns,
            duration_ms, errors, tokens, cost, created_at, updated_at, created_by_id, updated_by_id,
            span_name, status_message, session_id, user_id, agent_id,
            refs::text, links::text, hashes::text, attributes, events, in_session, by_user, typed""";

    private static final TraceType[] TRACE_TYPES = TraceType.values();
    private static final SpanType[] SPAN_TYPES = SpanType.values();
    private static final SpanKind[] SPAN_KINDS = SpanKind.values();
    private static final StatusCode[] STATUS_CODES = StatusCode.values();

    private SpanRows() {
    }

    /** A row of {@link #COLUMNS}. */
    static StoredSpan read(Row row) {
        Span.Metrics metrics = new Span.Metrics(figure(row.getDouble(9)), figure(row.getDouble(10)),
                figure(row.getDouble(11)), figure(row.getDouble(12)));
        Span span = new Span(row.getUUID(0), row.getLong(1), row.getLong(2), TRACE_TYPES[row.getShort(3)],
                SPAN_TYPES[row.getShort(4)], SPAN_KINDS[row.getShort(5)], row.getString(17), row.getLong(7), row.getLong(8),
                STATUS_CODES[row.getShort(6)], row.getString(18), row.getString(19), row.getString(20), row.getString(21),
                payload(row, 25), text(row, 22), text(row, 23), text(row, 24), payload(row, 26), metrics,
                new Span.Facets(row.getString(27), row.getString(28), row.getBoolean(29)));
        OffsetDateTime updated = row.getOffsetDateTime(14);
        return new StoredSpan(span, row.getOffsetDateTime(13).toInstant(), row.getUUID(15),
                updated == null ? null : updated.toInstant(), row.getUUID(16));
    }

    private static double figure(Double value) {
        return value == null ? Double.NaN : value;
    }

    private static byte[] text(Row row, int column) {
        String json = row.getString(column);
        return json == null ? null : json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static byte[] payload(Row row, int column) {
        Buffer stored = row.getDelegate().getBuffer(column);
        return stored == null ? null : Payload.decode(stored.getBytes());
    }
}
