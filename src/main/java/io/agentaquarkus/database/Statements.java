package io.agentaquarkus.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Carries out SQL with numbered parameters ({@code $1}). */
@FunctionalInterface
public interface Statements {

    /** The values of each row, as the client of the database has them. */
    Uni<List<Object[]>> rows(String sql, Object... parameters);

    /** The values of the first row; null when there is none. */
    default Uni<Object[]> first(String sql, Object... parameters) {
        return rows(sql, parameters).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** Each on a connection of the pool, as a transaction of its own. */
    static Statements of(Pool pool) {
        return (sql, parameters) -> pool.preparedQuery(sql).execute(Tuple.wrap(Arrays.asList(parameters))).map(found -> {
            List<Object[]> rows = new ArrayList<>(found.rowCount());
            for (Row row : found) {
                rows.add(values(row));
            }
            return rows;
        });
    }

    /**
     * As part of the session's transaction. What runs often must not be a native query of Hibernate, which takes each
     * execution for another query: it keeps a plan of every one and compares the next with all of them.
     */
    static Statements of(Mutiny.Session session) {
        return (sql, parameters) -> Uni.createFrom()
                .completionStage(() -> ((MutinySessionImpl) session).getReactiveConnection().select(sql, parameters))
                .map(found -> {
                    List<Object[]> rows = new ArrayList<>();
                    found.forEachRemaining(rows::add);
                    return rows;
                });
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getValue(i);
        }
        return values;
    }
}
