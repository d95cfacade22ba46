package io.agentaquarkus.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

import io.agentaquarkus.span.otlp.OtlpDecoder;
import io.agentaquarkus.span.store.PgSpanWriter;
import io.agentaquarkus.span.store.SpanWriter;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * What the database alone takes: the rows of a load, made before the clock starts, through the server's own statement over
 * as many connections as the server writes with. No HTTP, no decoding, nobody waits for an answer but the next batch.
 */
final class InsertLimit {

    private static final int WRITERS = 2;

    private final SpanWriter writer;
    private final UUID project = UUID.randomUUID();
    private final int batchRows;

    InsertLimit(Pool pool, int batchRows) {
        this.writer = new PgSpanWriter(pool);
        this.batchRows = batchRows;
    }

    /** The rows lie in a project of their own, beside those that came over HTTP. */
    UUID project() {
        return project;
    }

    /** Rows a second. */
    double run(SpanLoad load) {
        List<List<Entry>> batches = batches(load);
        System.gc();
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(CompletableFuture.runAsync(() -> {
                for (int n = next.getAndIncrement(); n < batches.size(); n = next.getAndIncrement()) {
                    if (!writer.write(batches.get(n)).await().indefinitely().isEmpty()) {
                        throw new IllegalStateException("The database refused a row.");
                    }
                }
            }, task -> new Thread(task, "insert-limit").start()));
        }
        writers.forEach(CompletableFuture::join);
        return load.spans() * 1e9 / (System.nanoTime() - start);
    }

    private List<List<Entry>> batches(SpanLoad load) {
        UUID user = UUID.randomUUID();
        List<Entry> rows = load.bodies().parallelStream()
                .flatMap(body -> OtlpDecoder.protobuf(inflated(body)).spans().stream())
                .map(span -> Entry.of(project, user, span)).toList();
        List<List<Entry>> batches = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += batchRows) {
            batches.add(rows.subList(i, Math.min(rows.size(), i + batchRows)));
        }
        return batches;
    }

    private static byte[] inflated(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
