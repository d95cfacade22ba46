package io.agentaquarkus.server;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PackagedServer;

/** How the packaged server starts and stops, and what is left when something else ends it. */
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
        Map<String, String> unset = Map.of("AGENTA_AUTH_KEY", "", "AGENTA_HEAP", "", "AGENTA_RETENTION_DAYS", "",
                "AGENTA_EVALUATION_LEASE", "", "QUARKUS_SHUTDOWN_TIMEOUT", "", "DATABASE_URL", "");
        try (PackagedServer second = PackagedServer.start(data, unset)) {
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

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
    }
}
