package io.agentaquarkus.span.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.smallrye.mutiny.Uni;

/** The one way by which spans reach the store. It holds a bounded number of bytes and answers after the commit. */
@ApplicationScoped
public class SpanIntake {

    private static final Logger LOG = Logger.getLogger(SpanIntake.class);

    private final SpanBatcher batcher;
    private final IntakeMetrics metrics;
    private final long bytesMax;
    private final AtomicLong bytesHeld = new AtomicLong();

    public SpanIntake(SpanBatcher batcher, IntakeMetrics metrics, IntakeConfig config) {
        this.batcher = batcher;
        this.metrics = metrics;
        this.bytesMax = config.bytesMax().asLongValue();
    }

    /**
     * Takes the spans of one request, all or none. The answer arrives after the commit.
     *
     * @return the spans that the database refused, with reasons; fails with {@link IntakeRefused} when nothing was taken
     *         and the same request may be repeated
     */
    public Uni<List<Rejection>> accept(UUID projectId, UUID userId, List<Span> spans) {
        long bytes = 0;
        List<Entry> entries = new ArrayList<>(spans.size());
        for (Span span : spans) {
            bytes += SpanSize.of(span);
            entries.add(Entry.of(projectId, userId, span));
        }
        if (entries.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        if (!hold(bytes)) {
            metrics.refused();
            return Uni.createFrom().failure(IntakeRefused.full());
        }
        long held = bytes;
        return batcher.write(entries, bytes)
                .onFailure().transform(failure -> {
                    metrics.refused();
                    LOG.warnf(failure, "%d spans could not be written", entries.size());
                    return IntakeRefused.storeUnavailable();
                })
                .invoke(rejections -> metrics.written(entries.size() - rejections.size(), held, rejections.size()))
                .onTermination().invoke(() -> bytesHeld.addAndGet(-held))
                // Whoever goes away does not take the spans along: they wait, and are held, until they are written.
                .memoize().indefinitely();
    }

    /** A request that is larger than the whole intake is taken when nothing else is held, or it could never be. */
    private boolean hold(long bytes) {
        long before = bytesHeld.getAndAdd(bytes);
        if (before != 0 && before + bytes > bytesMax) {
            bytesHeld.addAndGet(-bytes);
            return false;
        }
        return true;
    }
}
