package io.agentaquarkus.server;

import static java.time.Duration.ofMillis;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.testsupport.PackagedServer;

/**
 * Two servers on one database: what one of them changes, the other answers from memory for no longer than the database takes
 * to tell it, and not at all while it cannot be told.
 */
class TwoServersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String BY_VARIANT = "{\"application_variant_ref\":{\"slug\":\"main\"}}";
    private static final String DEPLOYED = "{\"environment_ref\":{\"slug\":\"production\"},\"key\":\"app.revision\"}";

    @TempDir
    static Path data;

    @TempDir
    static Path other;

    static PackagedServer writer;
    static PackagedServer reader;
    static DatabaseUrl database;
    static String ofTheApplication;

    /** The reader has a login of its own, so that it alone can be kept away from the database. */
    @BeforeAll
    static void start() throws IOException {
        writer = PackagedServer.start(data);
        database = DatabaseUrl.parse(Files.readString(data.resolve("database-url")).strip());
        sql("create role reader superuser login password 'reader'");
        // On one event loop the connections that it has do for all of its requests.
        reader = PackagedServer.start(other, Map.of("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", "1", "DATABASE_URL",
                DatabaseUrl.of("reader", "reader", database.host(), database.port(), database.database()).toString()));
        String application = post(writer, "/api/applications/", "{\"application\":{\"slug\":\"app\"}}")
                .at("/application/id").textValue();
        String variant = post(writer, "/api/applications/variants/",
                "{\"application_variant\":{\"slug\":\"main\",\"application_id\":\"" + application + "\"}}")
                .at("/application_variant/id").textValue();
        ofTheApplication = "\"application_id\":\"" + application + "\",\"application_variant_id\":\"" + variant + "\"";
    }

    @AfterAll
    static void stop() {
        reader.close();
        writer.close();
    }

    @BeforeEach
    void theReaderHears() {
        deploy(commit(0));
        awaitHearing(1);
    }

    @Test
    void aCommitIsHeardOf() {
        report("commit", staleUs(BY_VARIANT, TwoServersIT::commit));
    }

    @Test
    void aDeploymentIsHeardOf() {
        // Made before, so that of each round nothing but the deployment is to be heard.
        String[] revisions = IntStream.rangeClosed(1, ROUNDS).mapToObj(TwoServersIT::commit).toArray(String[]::new);
        report("deployment", staleUs(DEPLOYED, n -> deploy(revisions[n - 1])));
    }

    @Test
    void aServerThatCannotHearDoesNotAnswerFromMemoryUntilItHearsAgain() {
        assertEquals(0, fetched(reader, BY_VARIANT));
        assertEquals(0, fetched(reader, DEPLOYED));
        changeInSilence(1);
        assertEquals(0, fetched(reader, BY_VARIANT), "kept in memory");
        sql("alter role reader nologin");
        sql("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = 'reader' and application_name = 'agenta-quarkus changes'");
        awaitHearing(0);
        assertEquals(1, fetched(reader, BY_VARIANT));
        changeInSilence(2);
        assertEquals(2, fetched(reader, BY_VARIANT), "not kept");
        String revision = commit(3);
        assertEquals(3, fetched(reader, BY_VARIANT));
        // What was kept of this before has not been asked for since.
        deploy(revision);
        sql("alter role reader login");
        awaitHearing(1);
        assertEquals(3, fetched(reader, DEPLOYED));
        assertEquals(3, fetched(reader, BY_VARIANT));
        changeInSilence(4);
        assertEquals(3, fetched(reader, DEPLOYED), "kept in memory again");
        commit(5);
        await().atMost(DEADLINE).until(() -> fetched(reader, BY_VARIANT) == 5);
    }

    /**
     * For each round how long after the answered change the other server still answered what was before, in microseconds,
     * ascending; 0 when it never did.
     */
    private static long[] staleUs(String fetch, IntConsumer change) {
        long[] stale = new long[ROUNDS];
        for (int n = 1; n <= ROUNDS; n++) {
            fetched(reader, fetch);
            change.accept(n);
            long changed = System.nanoTime();
            while (fetched(reader, fetch) != n) {
                stale[n - 1] = (System.nanoTime() - changed) / 1_000;
                assertTrue(stale[n - 1] < DEADLINE.toNanos() / 1_000, "still not heard of");
            }
            assertEquals(n, fetched(writer, fetch));
        }
        Arrays.sort(stale);
        return stale;
    }

    private static void report(String change, long[] staleUs) {
        System.out.printf("After a %s the other server answered the former state in %d of %d rounds, for %d us at most%n",
                change, Arrays.stream(staleUs).filter(us -> us > 0).count(), ROUNDS, staleUs[ROUNDS - 1]);
    }

    /** The id of the revision. */
    private static String commit(int n) {
        return post(writer, "/api/applications/revisions/commit", "{\"application_revision\":{" + ofTheApplication
                + ",\"data\":{\"parameters\":{\"n\":" + n + "}}}}").at("/application_revision/id").textValue();
    }

    private static void deploy(String revision) {
        assertEquals(1, post(writer, "/api/applications/revisions/deploy", "{\"application_revision_ref\":{\"id\":\"" + revision
                + "\"},\"environment_ref\":{\"slug\":\"production\"}}").get("count").intValue());
    }

    /**
     * Changes what every revision holds without the database telling of it, so that what is kept can be told from what is read.
     */
    private static void changeInSilence(int n) {
        sql("set session_replication_role = replica",
                "update revision set data = regexp_replace(data, '\"n\":[0-9]+', '\"n\":" + n + "')");
    }

    private static int fetched(PackagedServer server, String fetch) {
        return post(server, "/api/applications/revisions/retrieve", fetch).at("/application_revision/data/parameters/n")
                .intValue();
    }

    private static void awaitHearing(int value) {
        await().atMost(DEADLINE).pollInterval(ofMillis(20)).until(() -> reader.send(HttpRequest
                .newBuilder(URI.create(reader.host() + "/q/metrics")).build()).body()
                .contains("\nagenta_changes_followed " + value + ".0\n"));
    }

    private static JsonNode post(PackagedServer server, String path, String body) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(URI.create(server.host() + path))
                .header("Authorization", "ApiKey " + writer.key()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sql(String... statements) {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
