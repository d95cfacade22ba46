package io.agentaquarkus.database;

import java.util.Arrays;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;

/** Carries out SQL with numbered parameters ({@code $1}) that finds one row at most. */
@FunctionalInterface
public interface Statements {

    /** The values of the first row, as the client of the database has them; null when there is no row. */
    Uni<Object[]> first(String sql, Object... parameters);

    /** Each on a connection of the pool, as a transaction of its own. */
    static Statements of(Pool pool) {
        return (sql, parameters) -> pool.preparedQuery(sql).execute(Tuple.wrap(Arrays.asList(parameters))).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? values(found.next()) : null;
        });
    }

    /**
     * As part of the session's transaction. What frequently runs must not be a native query of Hibernate, which takes each
     * execution for another query: it keeps a plan of every one and compares the next with all of them.
     */
    static Statements of(Mutiny.Session session) {
        return (sql, parameters) -> Uni.createFrom()
                .completionStage(
                        () -> ((MutinySessionImpl) session).getReactiveConnection().select(sql, parameters))
                .map(rows -> rows.hasNext() ? rows.next() : null);
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getValue(i);
        }
        return values;
    }
}
