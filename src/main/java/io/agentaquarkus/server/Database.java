package io.agentaquarkus.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Decides which PostgreSQL the server uses, before Quarkus reads its configuration: the one of {@code DATABASE_URL}, one
 * given by the keys of Quarkus, or the embedded one.
 */
final class Database {

    private static final int CONNECT_TIMEOUT_S = 10;

    private final String description;
    private final LocalPostgres embedded;

    private Database(String description, LocalPostgres embedded) {
        this.description = description;
        this.embedded = embedded;
    }

    static Database open(DataFolder folder) {
        Optional<String> url = Setting.of("database.url");
        if (url.isPresent()) {
            DatabaseUrl parsed = DatabaseUrl.parse(url.get());
            use(parsed);
            return new Database("PostgreSQL at " + parsed.address(), null);
        }
        if (Setting.of("quarkus.datasource.reactive.url").isPresent()) {
            return new Database("PostgreSQL as set by quarkus.datasource.*", null);
        }
        LocalPostgres embedded = LocalPostgres.start(folder);
        use(embedded.url());
        return new Database("embedded, in " + folder.resolve("postgres"), embedded);
    }

    /** Where the data is, without a secret. */
    String description() {
        return description;
    }

    /** Ends the embedded database; one that belongs to somebody else is left alone. */
    void stop() {
        if (embedded != null) {
            embedded.stop();
        }
    }

    private static void use(DatabaseUrl url) {
        check(url);
        url.properties().forEach(System::setProperty);
    }

    /** Tries to log in, so that a wrong address is one readable line and not a failure somewhere inside the migrations. */
    private static void check(DatabaseUrl url) {
        Properties login = new Properties();
        login.setProperty("user", url.user());
        login.setProperty("password", url.password());
        login.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_S));
        login.setProperty("loginTimeout", String.valueOf(CONNECT_TIMEOUT_S));
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 15) {
                throw new StartFailure("the database at " + url.address() + " is PostgreSQL " + version
                        + ": use PostgreSQL 15 or newer");
            }
        } catch (SQLException e) {
            throw new StartFailure(explain(url, e), e);
        }
    }

    private static String explain(DatabaseUrl url, SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        String where = url.host() + ":" + url.port();
        return switch (state) {
            case "28P01", "28000" -> "the database at " + where + " refuses user " + url.user()
                    + ": check user and password in DATABASE_URL (" + firstLine(e) + ")";
            case "3D000" -> "there is no database " + url.database() + " at " + where
                    + ": create it, or correct DATABASE_URL";
            case "08001", "08004", "08006" -> "no database answers at " + where
                    + ": start it, or correct DATABASE_URL (" + firstLine(e) + ")";
            default -> "the database at " + url.address() + " cannot be used: " + firstLine(e);
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
