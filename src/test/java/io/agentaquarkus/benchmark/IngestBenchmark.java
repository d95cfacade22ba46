package io.agentaquarkus.benchmark;

import java.util.UUID;

import io.agentaquarkus.benchmark.ClosedLoop.Load;
import io.agentaquarkus.benchmark.Processes.Cpu;
import io.agentaquarkus.testsupport.PackagedServer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Spans over OTLP and, after each run, the same rows by bare inserts into the same database. */
final class IngestBenchmark {

    private final PackagedServer server;
    private final Processes processes;
    private final Pool pool;
    private final InsertLimit limit;
    private final IndexBacklog backlog;
    private final Options options;
    private long acknowledged;
    private long inserted;

    IngestBenchmark(PackagedServer server, Processes processes, Pool pool, Options options) {
        this.server = server;
        this.processes = processes;
        this.pool = pool;
        this.limit = new InsertLimit(pool, options.batch());
        this.backlog = new IndexBacklog(pool);
        this.options = options;
    }

    void run() {
        long overHttp = rowsOverHttp();
        long bare = bareRows();
        warmUp();
        Table table = new Table("Ingest: " + options.connections() + " connections, " + SpanLoad.SPANS_PER_REQUEST
                + " spans a request, " + options.spans() + " spans a run; processor time in µs a span", "spans/s",
                "limit/s", "% of limit", "p50 ms", "p99 ms", "server", "postgres", "sender", "index s", "load avg.");
        try (MemoryWatch memory = new MemoryWatch(processes)) {
            for (int i = 0; i < options.runs(); i++) {
                measure(table);
            }
            table.summary();
            System.out.printf("peak memory: server %d MB, with PostgreSQL %d MB%n", processes.serverPeakKb() >> 10,
                    memory.peakKb() >> 10);
        }
        count(rowsOverHttp() - overHttp, bareRows() - bare);
    }

    private void warmUp() {
        for (int spans = 0; spans < options.warmUpSpans(); spans += options.spans()) {
            SpanLoad load = SpanLoad.of(options.spans());
            if (spans == 0) {
                System.out.printf("a span is %d bytes of protobuf, %d compressed%n", load.protobufBytes() / load.spans(),
                        load.bodies().stream().mapToLong(body -> body.length).sum() / load.spans());
            }
            double perSecond = send(load).perSecond() * SpanLoad.SPANS_PER_REQUEST;
            System.out.printf("warm-up: %,.0f spans/s, limit %,.0f/s%n", perSecond, insert(load));
        }
    }

    private void measure(Table table) {
        SpanLoad load = SpanLoad.of(options.spans());
        backlog.await();
        double loadAverage = Processes.loadAverage();
        Cpu before = processes.cpu();
        Load sent = send(load);
        Cpu used = processes.cpu().since(before);
        double perSecond = sent.perSecond() * SpanLoad.SPANS_PER_REQUEST;
        double indexSeconds = backlog.await();
        double most = insert(load);
        double us = 1_000.0 * load.spans();
        table.add(perSecond, most, 100 * perSecond / most, sent.latencyMs(0.5), sent.latencyMs(0.99),
                used.serverNs() / us, used.databaseNs() / us, sent.cpuNs() / us, indexSeconds, loadAverage);
    }

    private Load send(SpanLoad load) {
        var requests = load.requests(server.key());
        System.gc();
        Load sent = ClosedLoop.run(server.port(), options.connections(), requests);
        if (sent.answerBytes() > 0) {
            throw new IllegalStateException("Spans were rejected.");
        }
        acknowledged += load.spans();
        return sent;
    }

    private double insert(SpanLoad load) {
        double[] perSecond = new double[1];
        backlog.without(limit.project(), () -> perSecond[0] = limit.run(load));
        inserted += load.spans();
        return perSecond[0];
    }

    private long rowsOverHttp() {
        return rows("select count(*) from span where project_id <> $1", limit.project());
    }

    private long bareRows() {
        return rows("select count(*) from span where project_id = $1", limit.project());
    }

    private void count(long overHttp, long bare) {
        System.out.printf("acknowledged %,d spans, in the database %,d; inserted %,d rows, in the database %,d%n",
                acknowledged, overHttp, inserted, bare);
        if (overHttp != acknowledged || bare != inserted) {
            throw new IllegalStateException("Spans are missing.");
        }
    }

    private long rows(String sql, UUID project) {
        return pool.preparedQuery(sql).execute(Tuple.of(project)).await().indefinitely().iterator().next().getLong(0);
    }
}
