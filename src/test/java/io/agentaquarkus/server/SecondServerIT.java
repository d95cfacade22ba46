package io.agentaquarkus.server;

import static io.agentaquarkus.server.RefusedStartIT.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.agentaquarkus.testsupport.PackagedServer;

/** A server beside one that runs already. The embedded database of the first plays the external one of the second. */
class SecondServerIT {

    @TempDir
    static Path data;

    static PackagedServer owner;
    static DatabaseUrl url;

    @TempDir
    Path other;

    @BeforeAll
    static void start() throws IOException {
        owner = PackagedServer.start(data,
                Map.of("AGENTA_AUTH_KEY", "given-auth-key", "AGENTA_CRYPT_KEY", "given-crypt-key"));
        url = DatabaseUrl.parse(Files.readString(data.resolve("database-url")).strip());
    }

    @AfterAll
    static void stop() {
        owner.close();
    }

    @AfterEach
    void theFirstServerIsNotDisturbed() {
        assertTrue(owner.get("/api/projects/current").has("project_id"));
    }

    @Test
    void keysThatAreGivenAreUsedAndNotKept() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(owner.host() + "/api/admin/simple/accounts/"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"accounts\": {\"a\": {\"user\": {\"email\": \"a@example.org\"}}}}"));
        assertEquals(401, owner.send(request.build()).statusCode());
        assertEquals(200, owner.send(request.header("Authorization", "Access given-auth-key").build()).statusCode());
        assertFalse(Files.exists(data.resolve("auth-key")));
        assertFalse(Files.exists(data.resolve("crypt-key")));
    }

    @Test
    void theFolderOfAnotherServerIsRefused() {
        assertRefused(PackagedServer.launch(data, Map.of()), "is in use by another server");
    }

    @Test
    void theDatabaseOfOneSettingIsUsedAndLeftRunning() {
        assertSharesTheDatabase(Map.of("DATABASE_URL", url.toString()));
    }

    @Test
    void theDatabaseOfTheKeysOfQuarkusIsUsedAndLeftRunning() {
        assertSharesTheDatabase(keysOfQuarkus(url));
    }

    @Test
    void aWrongPasswordIsRefused() {
        DatabaseUrl wrong = DatabaseUrl.of(url.user(), "wrong/@:%", url.host(), url.port(), url.database());
        assertRefused(PackagedServer.launch(other, Map.of("DATABASE_URL", wrong.toString())),
                "check user and password in DATABASE_URL");
        assertRefused(PackagedServer.launch(other, keysOfQuarkus(wrong)), "check user and password in quarkus.datasource.*");
    }

    @Test
    void aDatabaseThatIsNotThereIsRefused() {
        DatabaseUrl missing = DatabaseUrl.of(url.user(), url.password(), url.host(), url.port(), "nowhere");
        assertRefused(PackagedServer.launch(other, Map.of("DATABASE_URL", missing.toString())),
                "there is no database nowhere");
    }

    private void assertSharesTheDatabase(Map<String, String> settings) {
        try (PackagedServer server = PackagedServer.start(other, settings)) {
            assertEquals(owner.get("/api/projects/current"),
                    server.get("/api/projects/current", "ApiKey " + owner.key()));
            assertTrue(server.output().contains("PostgreSQL at " + url.address()), server.output());
            assertFalse(server.output().contains(url.password()), "the password is not shown");
        }
        assertFalse(Files.exists(other.resolve("postgres")));
    }

    private static Map<String, String> keysOfQuarkus(DatabaseUrl url) {
        Map<String, String> settings = new LinkedHashMap<>();
        List.of("username", "password", "reactive.url", "jdbc.url").forEach(key -> settings.put(
                "QUARKUS_DATASOURCE_" + key.toUpperCase(Locale.ROOT).replace('.', '_'),
                url.properties().get("quarkus.datasource." + key)));
        return settings;
    }
}
