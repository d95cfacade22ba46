package io.agentaquarkus.revision;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/**
 * How the database is reached, as the operator has set it, for a connection outside of the pool. There is one address: of
 * several, which only fit read-only replicas, the first counts.
 */
@Singleton
class DatabaseAddress implements PgPoolCreator {

    private volatile PgConnectOptions options;

    @Override
    public Pool create(Input input) {
        options = input.pgConnectOptionsList().get(0);
        return PgBuilder.pool().with(input.poolOptions()).connectingTo(options).using(input.vertx()).build();
    }

    PgConnectOptions options() {
        return options;
    }
}
