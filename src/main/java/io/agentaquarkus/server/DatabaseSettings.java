package io.agentaquarkus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Decides which PostgreSQL the server uses before Quarkus reads its configuration: the one that is configured, or the
 * embedded one with its data below {@code AGENTA_DATA_DIR}.
 */
final class DatabaseSettings {

    private DatabaseSettings() {
    }

    static void prepare() {
        if (System.getenv("QUARKUS_DATASOURCE_REACTIVE_URL") != null
                || System.getProperty("quarkus.datasource.reactive.url") != null) {
            return;
        }
        Path data = Path.of(System.getenv().getOrDefault("AGENTA_DATA_DIR", "./data")).toAbsolutePath();
        try {
            EmbeddedPostgres database = EmbeddedPostgres.builder()
                    .setDataDirectory(data.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "8GB")
                    .start();
            use("localhost", database.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void use(String host, int port) {
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", "postgres");
        System.setProperty("quarkus.datasource.reactive.url", "postgresql://" + host + ":" + port + "/postgres");
        System.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + host + ":" + port + "/postgres");
    }
}
