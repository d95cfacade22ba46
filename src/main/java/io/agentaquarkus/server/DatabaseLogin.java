package io.agentaquarkus.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * An attempt to log in to a database that is not ours, so that a wrong address is one readable line and not a failure
 * somewhere inside the migrations.
 *
 * @param settings what the operator has to correct when the attempt fails
 */
record DatabaseLogin(String jdbcUrl, String user, String password, String settings) {

    private static final String SCHEME = "jdbc:postgresql://";
    private static final int CONNECT_TIMEOUT_S = 10;
    private static final int MAJOR_VERSION_MIN = 15;

    /**
     * @throws StartFailure when nobody answers, the login is refused or the database is too old
     */
    void check() {
        if (!jdbcUrl.startsWith(SCHEME)) {
            throw new StartFailure("the JDBC address of the database must begin with " + SCHEME + ": correct " + settings);
        }
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_S));
        login.setProperty("loginTimeout", String.valueOf(CONNECT_TIMEOUT_S));
        try (Connection connection = DriverManager.getConnection(jdbcUrl, login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < MAJOR_VERSION_MIN) {
                throw new StartFailure("the database at " + address() + " is PostgreSQL " + version + ": use PostgreSQL "
                        + MAJOR_VERSION_MIN + " or newer");
            }
        } catch (SQLException e) {
            throw new StartFailure(explain(e), e);
        }
    }

    /** Host, port and database: what may be shown to anyone. */
    String address() {
        return jdbcUrl.substring(SCHEME.length()).replaceFirst("\\?.*", "");
    }

    private String explain(SQLException e) {
        String server = address().replaceFirst("/.*", "");
        String database = address().replaceFirst("[^/]*/?", "");
        return switch (Optional.ofNullable(e.getSQLState()).orElse("")) {
            case "28P01", "28000", "08004" -> "the database at " + server + " refuses user " + user
                    + ": check user and password in " + settings + " (" + firstLine(e) + ")";
            case "3D000" -> "there is no database " + database + " at " + server + ": create it, or correct " + settings;
            case "08001", "08006" -> "no database answers at " + server + ": start it, or correct " + settings + " ("
                    + firstLine(e) + ")";
            default -> "the database at " + address() + " cannot be used: " + firstLine(e);
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
