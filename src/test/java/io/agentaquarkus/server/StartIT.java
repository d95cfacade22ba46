package io.agentaquarkus.server;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PackagedServer;

/** How the packaged server starts, stops and refuses to start. */
class StartIT {

    @TempDir
    Path data;

    @Test
    void aRestartKeepsTheAccountAndTheSecretsAndTheDatabaseEndsWithTheServer() throws IOException {
        String key;
        try (PackagedServer first = PackagedServer.start(data)) {
            key = first.key();
            assertTrue(first.output().contains(first.host()), first.output());
            assertTrue(first.output().contains(key), first.output());
            assertTrue(Files.exists(data.resolve("postgres/postmaster.pid")));
        }
        for (String file : new String[] { "api-key", "auth-key", "crypt-key", "database-password", "database-url" }) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))),
                    file);
        }
        assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        assertEquals(List.of(), PackagedServer.processesOn(data));
        String authKey = Files.readString(data.resolve("auth-key"));
        try (PackagedServer second = PackagedServer.start(data)) {
            assertEquals(key, second.key());
            assertEquals(authKey, Files.readString(data.resolve("auth-key")));
            assertTrue(second.get("/api/projects/current").has("project_id"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "bin", "log", "database-url" })
    void aServerThatIsStoppedWhileItStartsLeavesNoProcess(String file) {
        PackagedServer server = PackagedServer.launch(data, Map.of());
        await().atMost(ofMinutes(1)).pollInterval(ofMillis(20)).until(() -> Files.exists(data.resolve(file)));
        server.close();
        assertEquals(List.of(), PackagedServer.processesOn(data));
        assertFalse(server.output().contains("cannot start"), server.output());
    }

    @Test
    void aStartThatWasKilledIsTakenUpByTheNextOne() {
        PackagedServer server = PackagedServer.launch(data, Map.of());
        await().atMost(ofMinutes(1)).until(() -> Files.exists(data.resolve("log")));
        server.kill();
        try (PackagedServer next = PackagedServer.start(data)) {
            assertTrue(next.get("/api/projects/current").has("project_id"));
        }
    }

    @Test
    void keysThatAreGivenAreUsedAndNotKept() {
        try (PackagedServer server = PackagedServer.start(data,
                Map.of("AGENTA_AUTH_KEY", "given-auth-key", "AGENTA_CRYPT_KEY", "given-crypt-key"))) {
            URI accounts = URI.create(server.host() + "/api/admin/simple/accounts/");
            String body = "{\"accounts\": {\"a\": {\"user\": {\"email\": \"a@example.org\"}}}}";
            HttpRequest.Builder request = HttpRequest.newBuilder(accounts).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            assertEquals(401, server.send(request.build()).statusCode());
            assertEquals(200, server.send(request.header("Authorization", "Access given-auth-key").build()).statusCode());
        }
        assertFalse(Files.exists(data.resolve("auth-key")));
        assertFalse(Files.exists(data.resolve("crypt-key")));
    }

    /** The embedded database of one server plays the external one of another. */
    @Test
    void anExternalDatabaseIsUsedAndLeftRunning(@TempDir Path other) throws IOException {
        try (PackagedServer owner = PackagedServer.start(data)) {
            String text = Files.readString(data.resolve("database-url")).strip();
            DatabaseUrl url = DatabaseUrl.parse(text);
            List<Map<String, String>> ways = List.of(Map.of("DATABASE_URL", text),
                    Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + url.address(),
                            "QUARKUS_DATASOURCE_JDBC_URL", url.jdbcUrl(),
                            "QUARKUS_DATASOURCE_USERNAME", url.user(), "QUARKUS_DATASOURCE_PASSWORD", url.password()));
            for (Map<String, String> way : ways) {
                try (PackagedServer server = PackagedServer.start(other, way)) {
                    assertEquals(owner.get("/api/projects/current"),
                            server.get("/api/projects/current", "ApiKey " + owner.key()));
                    assertTrue(server.output().contains("PostgreSQL at " + url.address()), server.output());
                    assertFalse(server.output().contains(url.password()), "the password is not shown");
                }
                assertFalse(Files.exists(other.resolve("postgres")));
            }
            assertTrue(owner.get("/api/projects/current").has("project_id"));
        }
    }

    @Test
    void aKilledServerLeavesNothingThatBlocksTheNextStart() throws IOException {
        PackagedServer killed = PackagedServer.start(data);
        killed.kill();
        long leftOver = postmaster();
        assertTrue(ProcessHandle.of(leftOver).isPresent(), "the database outlives a killed server");
        try (PackagedServer next = PackagedServer.start(data)) {
            assertTrue(next.get("/api/projects/current").has("project_id"));
            assertFalse(ProcessHandle.of(leftOver).map(ProcessHandle::isAlive).orElse(false));
        }
    }

    @Test
    void aProcessThatHasTheNumberOfAFormerDatabaseIsLeftAlone() throws IOException {
        PackagedServer.start(data).close();
        long mine = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postgres/postmaster.pid"), mine + "\n" + data + "\n");
        PackagedServer.start(data).close();
        assertTrue(ProcessHandle.of(mine).isPresent());
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        try (PackagedServer first = PackagedServer.start(data)) {
            assertRefused(PackagedServer.launch(data, Map.of()), "is in use by another server");
            assertEquals(200, first.send(HttpRequest
                    .newBuilder(URI.create(first.host() + "/api/health")).build()).statusCode());
        }
    }

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
            "AGENTA_HEAP, much, it must be a size such as 320m",
            "AGENTA_INTAKE_WRITERS, 0, it must be 1 or more",
            "QUARKUS_DATASOURCE_REACTIVE_URL, postgresql://localhost/db, quarkus.datasource.jdbc.url is not",
            "QUARKUS_DATASOURCE_JDBC_URL, jdbc:postgresql://localhost/db, quarkus.datasource.reactive.url is not" })
    void aSettingThatCannotBeIsRefused(String variable, String value, String message) {
        assertRefused(PackagedServer.launch(data, Map.of(variable, value)), message);
        assertEquals(List.of(), PackagedServer.processesOn(data));
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
    void aWrongPasswordAndAMissingDatabaseAreRefused(@TempDir Path other) throws IOException {
        try (PackagedServer owner = PackagedServer.start(data)) {
            DatabaseUrl right = DatabaseUrl.parse(Files.readString(data.resolve("database-url")).strip());
            DatabaseUrl wrong = DatabaseUrl.of(right.user(), "wrong/@:%", right.host(), right.port(), right.database());
            assertRefused(PackagedServer.launch(other, Map.of("DATABASE_URL", wrong.toString())),
                    "check user and password");
            DatabaseUrl missing = DatabaseUrl.of(right.user(), right.password(), right.host(), right.port(), "nowhere");
            assertRefused(PackagedServer.launch(other, Map.of("DATABASE_URL", missing.toString())),
                    "there is no database nowhere");
            assertRefused(PackagedServer.launch(other, Map.of("QUARKUS_DATASOURCE_REACTIVE_URL",
                    "postgresql://" + wrong.address(), "QUARKUS_DATASOURCE_JDBC_URL", wrong.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME", wrong.user(), "QUARKUS_DATASOURCE_PASSWORD", wrong.password())),
                    "check user and password in quarkus.datasource.*");
        }
    }

    private static void assertRefused(PackagedServer server, String message) {
        assertEquals(1, server.await(), server.output());
        assertTrue(server.output().startsWith("agenta-quarkus cannot start: "), server.output());
        assertTrue(server.output().contains(message), server.output());
        assertEquals(1, server.output().lines().count(), server.output());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
    }
}
