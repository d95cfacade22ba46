package io.agentaquarkus.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** An empty PostgreSQL for the tests of one run, and the settings that tests rely on. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static EmbeddedPostgres database;
    private static DatabaseLine line;

    /** The way by which the server under test reaches the database. */
    public static DatabaseLine line() {
        return line;
    }

    /** A connection of the test's own, whatever happens to the line. */
    public static Connection connect() throws SQLException {
        return database.getPostgresDatabase().getConnection();
    }

    @Override
    public Map<String, String> start() {
        try {
            database = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line = new DatabaseLine(database.getPort());
        String address = "localhost:" + line.port() + "/postgres";
        return Map.of(
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres",
                "quarkus.datasource.reactive.url", "postgresql://" + address,
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://" + address,
                "agenta.auth-key", "test-admin-key", "agenta.crypt-key", "test-crypt-key",
                // So that a test can fill it.
                "agenta.intake.bytes-max", "4M");
    }

    @Override
    public void stop() {
        line.close();
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
