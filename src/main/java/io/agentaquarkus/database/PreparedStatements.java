package io.agentaquarkus.database;

import io.quarkus.reactive.pg.client.PgPoolCreator.Input;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/**
 * Statements are prepared once a connection. The client would prepare those of more than 2,048 characters anew each time,
 * which the ones that matter most are: those that write spans and find revisions.
 */
public final class PreparedStatements {

    private PreparedStatements() {
    }

    public static PgConnectOptions kept(PgConnectOptions options) {
        options.setCachePreparedStatements(true).setPreparedStatementCacheSqlFilter(sql -> true);
        return options;
    }

    static Pool pool(Input input) {
        return PgBuilder.pool().with(input.poolOptions()).connectingTo(kept(input.pgConnectOptionsList().get(0)))
                .using(input.vertx()).build();
    }
}
