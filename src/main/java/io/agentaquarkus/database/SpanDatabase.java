package io.agentaquarkus.database;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;

/** The connections over which spans are written. */
@Singleton
@ReactiveDataSource("span")
class SpanDatabase implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        return PreparedStatements.pool(input);
    }
}
