package io.agentaquarkus.testsupport;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Holds a table by a lock, so that whoever needs it waits until this is closed. */
public final class HeldTable implements AutoCloseable {

    private final Connection connection;
    private final String table;

    private HeldTable(String table, String mode) {
        this.table = table;
        try {
            connection = PostgresResource.connect();
            connection.setAutoCommit(false);
            execute("lock table " + table + " in " + mode + " mode");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static HeldTable forWriters(String table) {
        return new HeldTable(table, "exclusive");
    }

    public static HeldTable forEveryone(String table) {
        return new HeldTable(table, "access exclusive");
    }

    /** Returns when that many statements wait for the table. */
    public void awaitWaiting(int statements) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> waiting() >= statements);
    }

    private int waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement
                        .executeQuery("select count(*) from pg_locks where not granted and relation = '" + table
                                + "'::regclass")) {
            result.next();
            return result.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
