package io.agentaquarkus.span.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.store.SpanWriter;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.agentaquarkus.span.store.TraceJoiner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Group commit. A request that finds a writer free is written at once; while all writers are busy, requests gather, and
 * the next free writer takes them together. So the batch is as small as it can be when there is little to do and grows
 * with the load, without a timer. A request is never divided: its spans are committed together.
 */
@ApplicationScoped
public class SpanBatcher {

    private final SpanWriter writer;
    private final TraceJoiner joiner;
    private final int spansMax;
    private final long bytesMax;

    private final Deque<Request> waiting = new ArrayDeque<>();
    private int writersFree;

    public SpanBatcher(SpanWriter writer, TraceJoiner joiner, IntakeConfig config) {
        this.writer = writer;
        this.joiner = joiner;
        this.spansMax = config.batchSpans();
        this.bytesMax = config.batchBytes().asLongValue();
        this.writersFree = config.writers();
    }

    /** Completes after the commit, when the traces are joined, with the entries that the database refused. */
    Uni<List<Rejection>> write(List<Entry> entries, long bytes) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(new Request(entries, bytes, emitter));
            }
            startWriting();
        });
    }

    private void startWriting() {
        for (Batch batch = next(); batch != null; batch = next()) {
            Batch current = batch;
            Uni.createFrom().deferred(() -> current.write(writer)).subscribe().with(rejections -> {
                giveBack();
                join(current, rejections);
            }, failure -> {
                giveBack();
                current.fail(failure);
            });
        }
    }

    /** The writer is given back first, so that the next batch does not wait for what is still to do for this one. */
    private void giveBack() {
        synchronized (waiting) {
            writersFree++;
        }
        startWriting();
    }

    private void join(Batch batch, List<Rejection> rejections) {
        Uni.createFrom().deferred(() -> joiner.join(batch.traces())).subscribe()
                .with(joined -> batch.complete(rejections), batch::fail);
    }

    private Batch next() {
        synchronized (waiting) {
            if (writersFree == 0 || waiting.isEmpty()) {
                return null;
            }
            writersFree--;
            List<Request> requests = new ArrayList<>();
            int spans = 0;
            long bytes = 0;
            do {
                Request request = waiting.poll();
                requests.add(request);
                spans += request.entries().size();
                bytes += request.bytes();
            } while (!waiting.isEmpty() && spans + waiting.peek().entries().size() <= spansMax
                    && bytes + waiting.peek().bytes() <= bytesMax);
            return new Batch(requests);
        }
    }

    /** One caller and what it waits for. */
    record Request(List<Entry> entries, long bytes, UniEmitter<? super List<Rejection>> emitter) {
    }
}
