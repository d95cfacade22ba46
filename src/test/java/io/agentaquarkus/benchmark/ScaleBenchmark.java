package io.agentaquarkus.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import io.agentaquarkus.benchmark.ClosedLoop.Load;
import io.agentaquarkus.benchmark.Processes.Cpu;
import io.agentaquarkus.testsupport.PackagedServer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Queries, and ingestion beside them, on a database of many spans: loaded once, then asked over HTTP at a concurrency of
 * four, each query for something else every time.
 */
final class ScaleBenchmark {

    private static final int CONNECTIONS = 4;
    private static final int INGESTED_SPANS = 100_000;
    /** The server compiles what a query runs. */
    private static final long WARM_UP_NS = Duration.ofSeconds(5).toNanos();
    private static final int REQUESTS = 400;
    private static final int PAGE = 50;
    private static final int TIME_LIMIT_PASSED = 504;

    private final PackagedServer server;
    private final Processes processes;
    private final Pool database;
    private final Supplier<Pool> loading;
    private final Options options;
    private final IndexBacklog backlog;
    private final ScaleLoad load;
    private final Instant newest;
    private final Words words = new Words(new Random(11));
    private volatile boolean readersStopped;

    ScaleBenchmark(PackagedServer server, Processes processes, Pool database, Supplier<Pool> loading, Options options) {
        this.server = server;
        this.processes = processes;
        this.database = database;
        this.loading = loading;
        this.backlog = new IndexBacklog(database);
        this.options = options;
        Row project = rows("select id from project order by created_at limit 1").get(0);
        Row user = rows("select id from app_user order by created_at limit 1").get(0);
        // The same for one database, however often it is measured; later than what is ingested.
        newest = rows("select created_at from project order by created_at limit 1").get(0).getOffsetDateTime(0).toInstant()
                .truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        load = new ScaleLoad(project.getUUID(0), user.getUUID(0), options.spans(), newest);
    }

    void run() {
        boolean again = options.includes("again");
        if (!again) {
            ingest("ingest of an empty table", "0 rows");
            load.run(database, loading);
            vacuum();
        }
        awaitIndex();
        if (!options.includes("rush")) {
            sizes();
            queries();
        }
        ingestBeside();
    }

    private void vacuum() {
        long start = System.nanoTime();
        database.query("vacuum (analyze) span").execute().await().indefinitely();
        database.query("vacuum (analyze) span_group").execute().await().indefinitely();
        System.out.printf("vacuum: %d s%n", (System.nanoTime() - start) / 1_000_000_000);
    }

    /** The search structures are made in the background. */
    private void awaitIndex() {
        System.out.printf("to be indexed for the search: %,d spans%n", backlog.waiting());
        System.out.printf("indexed after %.0f s%n", backlog.await());
    }

    private void sizes() {
        long spans = rows("select count(*) from span").get(0).getLong(0);
        System.out.printf("%n%,d spans; bytes a span:%n", spans);
        for (Row row : rows("""
                select relname::text, pg_relation_size(c.oid) + coalesce(pg_total_relation_size(nullif(reltoastrelid, 0)), 0)
                from pg_class c where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
                    and (relname like 'span%' or relname like 'session%') and pg_relation_size(c.oid) > 1000000
                order by 2 desc
                """)) {
            System.out.printf("  %-32s %8.1f%n", row.getString(0), (double) row.getLong(1) / spans);
        }
    }

    private void queries() {
        System.out.printf("%nQueries at a concurrency of %d, %d each; ms and µs of processor time a query%n", CONNECTIONS,
                REQUESTS);
        System.out.printf("%-44s%10s%10s%10s%10s%10s%12s%12s%n", "", "p50", "p95", "p99", "max", "bytes", "server", "postgres");
        measure("newest page", REQUESTS, i -> spans(""));
        measure("page within the month", REQUESTS, i -> post("/api/spans/query", "{\"windowing\":{\"limit\":" + PAGE
                + ",\"order\":\"descending\",\"newest\":\"" + someTime() + "\"}}"));
        measure("newest traces", REQUESTS, i -> post("/api/traces/query", "{\"windowing\":{\"limit\":20}}"));
        measure("trace by id", REQUESTS, i -> HttpConnection.request("/api/traces/"
                + StoredTraces.traceId(some()).toString().replace("-", ""), server.key(), "", null));
        measure("rare attribute value", REQUESTS, i -> spans(is("order.id", "\"" + StoredTraces.order(some()) + "\"")));
        measure("rare attribute value, traces", REQUESTS, i -> post("/api/traces/query",
                "{\"filtering\":" + is("order.id", "\"" + StoredTraces.order(some()) + "\"")
                        + ",\"windowing\":{\"limit\":20}}"));
        measure("frequent attribute value", REQUESTS, i -> spans(is("deployment.region", "\"region-3\"")));
        measure("attribute value that does not exist", REQUESTS, i -> spans(is("order.id", "\"order-x" + i + "\"")));
        measure("full text, rare word", REQUESTS, i -> spans(contains(load.made().rareWord(some()))));
        measure("full text, word of any frequency", REQUESTS, i -> spans(contains(word())));
        measure("full text, two words", REQUESTS, i -> spans(contains(word() + " " + word())));
        measure("sessions", REQUESTS, i -> post("/api/tracing/sessions/query", "{\"windowing\":{\"limit\":" + PAGE + "}}"));
        measure("sessions by their last activity", REQUESTS, i -> post("/api/tracing/sessions/query",
                "{\"realtime\":true,\"windowing\":{\"limit\":" + PAGE + "}}"));
        measure("sessions of the last day", REQUESTS, i -> post("/api/tracing/sessions/query", "{\"windowing\":{\"limit\":"
                + PAGE + ",\"oldest\":\"" + newest.minus(Duration.ofDays(1)) + "\"}}"));
        measure("sessions of 29 days", REQUESTS / 10, i -> post("/api/tracing/sessions/query", "{\"windowing\":{\"limit\":"
                + PAGE + ",\"oldest\":\"" + newest.minus(Duration.ofDays(29)) + "\"}}"));
        measure("users of 29 days", REQUESTS / 10, i -> post("/api/tracing/users/query", "{\"windowing\":{\"limit\":"
                + PAGE + ",\"oldest\":\"" + newest.minus(Duration.ofDays(29)) + "\"}}"));
        measure("hourly analytics over 1,000,000 spans", REQUESTS / 4, i -> analytics(1_000_000));
        measure("hourly analytics over 1,000,000 traces", REQUESTS / 10, i -> analytics(4_000_000));
    }

    /** Of days before the last, in which nothing else was stored than what was loaded. */
    private ByteBuffer analytics(long spans) {
        Duration length = Duration.ofNanos((long) (ScaleLoad.SPAN_OF_TIME.toNanos() * Math.min(1.0,
                (double) spans / options.spans())));
        Instant end = newest.minus(Duration.ofDays(1));
        return post("/api/tracing/analytics/query", "{\"oldest\":\"" + end.minus(length) + "\",\"newest\":\"" + end
                + "\",\"interval\":60}");
    }

    private ByteBuffer spans(String filter) {
        return post("/api/spans/query", "{" + (filter.isEmpty() ? "" : "\"filtering\":" + filter + ",")
                + "\"windowing\":{\"limit\":" + PAGE + "}}");
    }

    private static String is(String key, String value) {
        return "{\"conditions\":[{\"field\":\"attributes\",\"key\":\"" + key + "\",\"operator\":\"is\",\"value\":" + value
                + "}]}";
    }

    private static String contains(String words) {
        return "{\"conditions\":[{\"field\":\"content\",\"operator\":\"contains\",\"value\":\"" + words + "\"}]}";
    }

    private ByteBuffer post(String path, String body) {
        return HttpConnection.request(path, server.key(), "Content-Type: application/json\r\n",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private String word() {
        String word = words.word();
        // What a search takes for something else than a word.
        return word.equals("or") ? word() : word;
    }

    private long some() {
        return ThreadLocalRandom.current().nextLong(load.traces());
    }

    private Instant someTime() {
        return newest.minusSeconds(ThreadLocalRandom.current().nextLong(ScaleLoad.SPAN_OF_TIME.toSeconds()));
    }

    private void measure(String name, int requests, LongFunction<ByteBuffer> request) {
        long warm = System.nanoTime() + WARM_UP_NS;
        AtomicInteger sends = new AtomicInteger();
        ClosedLoop.run(server.port(), CONNECTIONS,
                () -> System.nanoTime() < warm ? request.apply(sends.getAndIncrement()) : null);
        Cpu before = processes.cpu();
        Load sent = send(CONNECTIONS, requests, request);
        Cpu used = processes.cpu().since(before);
        System.out.printf("%-44s%10.1f%10.1f%10.1f%10.1f%10d%12.0f%12.0f%n", name, sent.latencyMs(0.5), sent.latencyMs(0.95),
                sent.latencyMs(0.99), sent.latencyMs(1), sent.answerBytes() / requests, used.serverNs() / 1e3 / requests,
                used.databaseNs() / 1e3 / requests);
    }

    private Load send(int connections, int requests, LongFunction<ByteBuffer> request) {
        AtomicInteger next = new AtomicInteger();
        return ClosedLoop.run(server.port(), connections, () -> {
            int i = next.getAndIncrement();
            return i < requests ? request.apply(i) : null;
        });
    }

    /** Alone and with four readers beside, in turns. */
    private void ingestBeside() {
        warmUp();
        ingestHead();
        for (int i = 0; i < options.runs(); i++) {
            ingestRun("alone");
            readersStopped = false;
            CompletableFuture<Load> readers = CompletableFuture.supplyAsync(() -> ClosedLoop.run(server.port(), CONNECTIONS,
                    () -> readersStopped ? null : mixed(), TIME_LIMIT_PASSED), task -> new Thread(task, "readers").start());
            ingestRun("beside queries");
            readersStopped = true;
            Load read = readers.join();
            System.out.printf("  %,.0f queries/s, p50 %.1f ms, p95 %.1f ms; %d of %d reached their time limit%n",
                    read.perSecond(), read.latencyMs(0.5), read.latencyMs(0.95), read.refused(), read.requests());
        }
    }

    private ByteBuffer mixed() {
        pause(100);
        return switch (ThreadLocalRandom.current().nextInt(5)) {
            case 0 -> spans("");
            case 1 -> spans(is("order.id", "\"" + StoredTraces.order(some()) + "\""));
            case 2 -> spans(contains(load.made().rareWord(some())));
            case 3 -> post("/api/tracing/sessions/query", "{\"windowing\":{\"limit\":" + PAGE + "}}");
            default -> HttpConnection.request("/api/traces/" + StoredTraces.traceId(some()).toString().replace("-", ""),
                    server.key(), "", null);
        };
    }

    private void warmUp() {
        for (int spans = 0; spans < options.warmUpSpans(); spans += INGESTED_SPANS) {
            send(SpanLoad.of(INGESTED_SPANS));
        }
    }

    private void ingest(String title, String name) {
        warmUp();
        System.out.println(title);
        ingestHead();
        for (int i = 0; i < options.runs(); i++) {
            ingestRun(name);
        }
    }

    private static void ingestHead() {
        System.out.printf("%nIngest%n%-44s%10s%12s%12s%12s%n", "", "spans/s", "server", "postgres", "load avg.");
    }

    private void ingestRun(String name) {
        SpanLoad spans = SpanLoad.of(INGESTED_SPANS);
        backlog.await();
        double loadAverage = Processes.loadAverage();
        Cpu before = processes.cpu();
        Load sent = send(spans);
        Cpu used = processes.cpu().since(before);
        double us = 1_000.0 * spans.spans();
        System.out.printf("%-44s%,10.0f%12.1f%12.1f%12.1f%n", name, sent.perSecond() * SpanLoad.SPANS_PER_REQUEST,
                used.serverNs() / us, used.databaseNs() / us, loadAverage);
    }

    private Load send(SpanLoad spans) {
        return ClosedLoop.run(server.port(), options.connections(), spans.requests(server.key()));
    }

    private List<Row> rows(String sql) {
        List<Row> rows = new ArrayList<>();
        database.query(sql).execute().await().indefinitely().forEach(rows::add);
        return rows;
    }

    private static void pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
