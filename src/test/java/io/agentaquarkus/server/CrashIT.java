package io.agentaquarkus.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.testsupport.PackagedServer;

/**
 * An acknowledged span is there for good: the server, or the server and its database, is killed while spans are being
 * taken, and started again.
 */
class CrashIT {

    private static final int SENDERS = 4;
    private static final int SPANS_PER_REQUEST = 50;
    private static final int REQUESTS_BEFORE_KILL = 40;

    @TempDir
    Path data;

    private final AtomicLong traces = new AtomicLong();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final CountDownLatch underWay = new CountDownLatch(REQUESTS_BEFORE_KILL);

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void everyAcknowledgedSpanIsReadableAfterAKill(boolean databaseToo) throws Exception {
        PackagedServer killed = PackagedServer.start(data);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Thread sender = new Thread(() -> sendUntilTheEnd(killed));
            senders.add(sender);
            sender.start();
        }
        assertTrue(underWay.await(60, TimeUnit.SECONDS), killed.output());
        killed.kill();
        if (databaseToo) {
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        try (PackagedServer restarted = PackagedServer.start(data)) {
            assertTrue(acknowledged.size() >= REQUESTS_BEFORE_KILL);
            for (String trace : acknowledged) {
                assertEquals(SPANS_PER_REQUEST,
                        restarted.get("/api/spans/?trace_id=" + trace + "&limit=1000").path("spans").size(), trace);
            }
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
    }

    private void sendUntilTheEnd(PackagedServer server) {
        while (true) {
            String trace = String.format("%032x", traces.incrementAndGet());
            try {
                int status = server.send(HttpRequest.newBuilder(URI.create(server.host() + "/api/otlp/v1/traces"))
                        .header("Authorization", "ApiKey " + server.key()).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request(trace))).build()).statusCode();
                if (status == 200) {
                    acknowledged.add(trace);
                    underWay.countDown();
                }
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private static String request(String trace) {
        long start = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        List<String> spans = new ArrayList<>();
        for (int i = 1; i <= SPANS_PER_REQUEST; i++) {
            spans.add(String.format("""
                    {"traceId": "%s", "spanId": "%016x", "name": "span %d", "kind": 1,
                     "startTimeUnixNano": "%d", "endTimeUnixNano": "%d",
                     "attributes": [{"key": "n", "value": {"intValue": "%d"}}]}""", trace, i, i, start, start + 1000, i));
        }
        return "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [" + String.join(",", spans) + "]}]}]}";
    }
}
