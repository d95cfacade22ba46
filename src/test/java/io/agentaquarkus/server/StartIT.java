package io.agentaquarkus.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.testsupport.PackagedServer;

/** How the packaged server starts, stops and refuses to start. */
class StartIT {

    @TempDir
    Path data;

    @Test
    void aRestartKeepsTheAccountAndTheDatabaseEndsWithTheServer() throws IOException {
        String key;
        try (PackagedServer first = PackagedServer.start(data)) {
            key = first.key();
            assertTrue(first.output().contains(first.host()), first.output());
            assertTrue(first.output().contains(key), first.output());
            assertTrue(Files.exists(data.resolve("postgres/postmaster.pid")));
        }
        assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        try (PackagedServer second = PackagedServer.start(data)) {
            assertEquals(key, second.key());
            assertTrue(second.get("/api/projects/current").has("project_id"));
        }
    }

    @Test
    void secretsAreForTheOwnerAlone() throws IOException {
        PackagedServer.start(data).close();
        for (String file : new String[] { "api-key", "auth-key", "crypt-key", "database-password", "database-url" }) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))),
                    file);
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
