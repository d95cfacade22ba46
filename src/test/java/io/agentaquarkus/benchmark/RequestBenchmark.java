package io.agentaquarkus.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.agentaquarkus.benchmark.ClosedLoop.Load;
import io.agentaquarkus.benchmark.Processes.Cpu;
import io.agentaquarkus.testsupport.PackagedServer;

/** One request, over and over. */
final class RequestBenchmark {

    static final int CONNECTIONS = 16;

    private final PackagedServer server;
    private final Processes processes;
    private final Options options;

    RequestBenchmark(PackagedServer server, Processes processes, Options options) {
        this.server = server;
        this.processes = processes;
        this.options = options;
    }

    void get(String path) {
        ByteBuffer request = HttpConnection.request(path, server.key(), "", null);
        run("GET " + path, () -> request);
    }

    void post(String path, String json) {
        ByteBuffer request = request(path, json);
        run("POST " + path, () -> request);
    }

    /** Requests of whatever kind, asked for by all connections at the same time. */
    void run(String title, Supplier<ByteBuffer> requests) {
        send(requests, options.warmUpSeconds());
        Table table = new Table(title + ": " + CONNECTIONS + " connections, " + options.seconds()
                + " s a run after " + options.warmUpSeconds() + " s of warm-up; processor time in µs a request", "requests/s",
                "p50 ms", "p99 ms", "server", "postgres", "sender",
                "load avg.");
        for (int i = 0; i < options.runs(); i++) {
            double loadAverage = Processes.loadAverage();
            Cpu before = processes.cpu();
            Load sent = send(requests, options.seconds());
            Cpu used = processes.cpu().since(before);
            double us = 1_000.0 * sent.requests();
            table.add(sent.perSecond(), sent.latencyMs(0.5), sent.latencyMs(0.99), used.serverNs() / us,
                    used.databaseNs() / us, sent.cpuNs() / us, loadAverage);
        }
        table.summary();
    }

    ByteBuffer request(String path, String json) {
        return HttpConnection.request(path, server.key(), "Content-Type: application/json\r\n",
                json.getBytes(StandardCharsets.UTF_8));
    }

    private Load send(Supplier<ByteBuffer> requests, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return ClosedLoop.run(server.port(), CONNECTIONS, () -> System.nanoTime() < end ? requests.get() : null);
    }
}
