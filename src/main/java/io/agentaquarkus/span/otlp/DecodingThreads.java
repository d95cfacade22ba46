package io.agentaquarkus.span.otlp;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.ingest.IntakeRefused;
import io.smallrye.mutiny.Uni;

/**
 * Where large bodies are decoded: a thread a processor, so that the event loops stay free for everyone else. A small body
 * is decoded at once, which takes less time than handing it over.
 */
@ApplicationScoped
class DecodingThreads {

    private static final int SMALL_BYTES = 16 << 10;
    private static final int WAITING_MAX = 256;

    private final ThreadPoolExecutor threads;

    DecodingThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        threads = new ThreadPoolExecutor(processors, processors, 1, TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING_MAX), task -> new Thread(task, "otlp-decoding"));
    }

    <T> Uni<T> decode(int bytes, Supplier<T> decoding) {
        Uni<T> decoded = Uni.createFrom().item(decoding);
        if (bytes < SMALL_BYTES) {
            return decoded;
        }
        Executor executor = threads;
        return decoded.runSubscriptionOn(executor)
                .onFailure(RejectedExecutionException.class).transform(full -> IntakeRefused.full());
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
