package io.agentaquarkus.span.store;

import java.util.List;
import java.util.UUID;

import io.agentaquarkus.span.filter.SpanField;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The attributes and events of spans, piece by piece: while one is worked on the next is on its way. */
final class SegmentContents {

    static final int PIECE = 128;
    /** A larger value is not opened: a search looks at its span always. */
    private static final int VALUE_BYTES_MAX = 128 << 10;

    private static final String CONTENT = """
            select c.place::int4, s.attributes, s.events
            from unnest($2::int8[], $3::int8[]) with ordinality as c (start, id, place) cross join lateral (
                select case when octet_length(attributes) + coalesce(octet_length(events), 0) <= %d then attributes end
                    as attributes, events
                from span where project_id = $1 and %s = c.start and span_id = c.id offset 0) s
            order by c.place
            """.formatted(VALUE_BYTES_MAX, SpanField.START_TIME.column());

    private final SqlConnection connection;
    private final UUID project;
    private final List<SpanKey> keys;
    private int asked;
    private Uni<RowSet<Row>> coming;

    /** @param keys at least one */
    SegmentContents(SqlConnection connection, UUID project, List<SpanKey> keys) {
        this.connection = connection;
        this.project = project;
        this.keys = keys;
        coming = ask();
    }

    /**
     * The next {@link #PIECE} keys' rows, or what is left; none for spans that are gone. To be called as long as there are
     * keys. The columns are the place in the piece, from 1, the attributes, null where they are too large, and the events.
     */
    Uni<RowSet<Row>> next() {
        return coming.invoke(rows -> {
            if (asked < keys.size()) {
                coming = ask();
            }
        });
    }

    private Uni<RowSet<Row>> ask() {
        List<SpanKey> piece = keys.subList(asked, Math.min(asked + PIECE, keys.size()));
        asked += piece.size();
        Uni<RowSet<Row>> rows = connection.preparedQuery(CONTENT)
                .execute(Tuple.of(project, SpanKey.starts(piece), SpanKey.ids(piece))).memoize().indefinitely();
        rows.subscribe().with(come -> {
        }, failure -> {
            // Whoever asks for the piece is told.
        });
        return rows;
    }
}
