package io.agentaquarkus.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.testsupport.PackagedServer;

/** What the packaged server does not start on: one line that says what to do, and exit code 1. */
class RefusedStartIT {

    @TempDir
    Path data;

    @Test
    void aPortInUseIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertRefused(PackagedServer.launch(data,
                    Map.of("QUARKUS_HTTP_PORT", String.valueOf(taken.getLocalPort()))), "QUARKUS_HTTP_PORT");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "not a folder");
        assertRefused(PackagedServer.launch(file.resolve("data"), Map.of()), "AGENTA_DATA_DIR");
    }

    @ParameterizedTest
    @CsvSource({
            "QUARKUS_HTTP_PORT, http, it must be a number from 0 to 65535",
            "QUARKUS_HTTP_PORT, 70000, it must be a number from 0 to 65535",
            "QUARKUS_HTTP_HOST, nowhere.invalid, it must be an address of this machine",
            "QUARKUS_HTTP_HOST, 192.0.2.1, it must be an address of this machine",
            "AGENTA_HEAP, much, it must be a size such as 240m",
            "AGENTA_INTAKE_WRITERS, 0, it must be 1 or more",
            "AGENTA_PRICES_FILE, /nowhere/prices.json, it must name a file with a JSON object of prices by model",
            "QUARKUS_DATASOURCE_REACTIVE_URL, postgresql://localhost/db, quarkus.datasource.jdbc.url is not",
            "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://localhost/db, quarkus.datasource.reactive.url is not" })
    void aSettingThatCannotBeIsRefused(String variable, String value, String message) {
        assertRefused(PackagedServer.launch(data, Map.of(variable, value)), message);
        assertEquals(List.of(), PackagedServer.processesOn(data));
    }

    @ParameterizedTest
    @CsvSource({
            "postgresql://user:secret@127.0.0.1:1/db, no database answers at 127.0.0.1:1",
            "mysql://user:secret@localhost/db, does not begin with postgresql://",
            "postgresql://localhost/db, it names no user",
            "postgresql://user:secret%zz@localhost/db, must be percent-encoded",
            "postgresql://user:secret@localhost/db?sslmode=maybe, sslmode must be one of" })
    void anUnusableDatabaseAddressIsRefused(String url, String message) {
        PackagedServer server = PackagedServer.launch(data, Map.of("DATABASE_URL", url));
        assertRefused(server, message);
        assertFalse(server.output().contains("secret"), "the password is not shown");
    }

    @Test
    void aFolderOfAnotherVersionIsRefused() throws Exception {
        PackagedServer server = PackagedServer.start(data);
        DatabaseUrl url = DatabaseUrl.parse(Files.readString(data.resolve("database-url")).strip());
        try (server; Connection connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password())) {
            connection.createStatement().execute("""
                    insert into flyway_schema_history
                    select 1000, '999', 'from the future', type, 'V999__future.sql', 1, installed_by, now(), 1, true
                    from flyway_schema_history limit 1""");
        }
        assertRefused(PackagedServer.launch(data, Map.of()), "made by another version of the server");
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertRefused(PackagedServer.launch(data, Map.of()), "was made by PostgreSQL 17");
        assertEquals(List.of(), PackagedServer.processesOn(data));
    }

    static void assertRefused(PackagedServer server, String message) {
        assertEquals(1, server.await(), server.output());
        assertTrue(server.output().startsWith("agenta-quarkus cannot start: "), server.output());
        assertTrue(server.output().contains(message), server.output());
        assertEquals(1, server.output().lines().count(), server.output());
    }
}
