package io.agentaquarkus.database;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/**
 * How the database is reached, as the operator has set it, for a connection outside of the pool. There is one address: of
 * several, which only fit read-only replicas, the first counts.
 */
@Singleton
public class DatabaseAddress implements PgPoolCreator {

    private volatile PgConnectOptions options;

    @Override
    public Pool create(Input input) {
        options = input.pgConnectOptionsList().get(0);
        return PreparedStatements.pool(input);
    }

    public PgConnectOptions options() {
        return options;
    }
}
