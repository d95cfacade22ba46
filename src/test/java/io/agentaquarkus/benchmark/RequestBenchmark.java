package io.agentaquarkus.benchmark;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.agentaquarkus.benchmark.ClosedLoop.Load;
import io.agentaquarkus.benchmark.Processes.Cpu;
import io.agentaquarkus.testsupport.PackagedServer;

/** One request, over and over. */
final class RequestBenchmark {

    private static final int CONNECTIONS = 16;

    private final PackagedServer server;
    private final Processes processes;
    private final Options options;

    RequestBenchmark(PackagedServer server, Processes processes, Options options) {
        this.server = server;
        this.processes = processes;
        this.options = options;
    }

    /** @param json the body, or null for a GET */
    void run(String path, String json) {
        ByteBuffer request = HttpConnection.request(path, server.key(),
                json == null ? "" : "Content-Type: application/json\r\n",
                json == null ? null : json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        send(request);
        Table table = new Table((json == null ? "GET " : "POST ") + path + ": " + CONNECTIONS + " connections, "
                + options.seconds() + " s a run; processor time in µs a request", "requests/s", "p50 ms", "p99 ms",
                "server", "postgres", "sender", "load avg.");
        for (int i = 0; i < options.runs(); i++) {
            double loadAverage = Processes.loadAverage();
            Cpu before = processes.cpu();
            Load sent = send(request);
            Cpu used = processes.cpu().since(before);
            double us = 1_000.0 * sent.requests();
            table.add(sent.perSecond(), sent.latencyMs(0.5), sent.latencyMs(0.99), used.serverNs() / us,
                    used.databaseNs() / us, sent.cpuNs() / us, loadAverage);
        }
        table.summary();
    }

    private Load send(ByteBuffer request) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
        Supplier<ByteBuffer> untilTheEnd = () -> System.nanoTime() < end ? request : null;
        return ClosedLoop.run(server.port(), CONNECTIONS, untilTheEnd);
    }
}
