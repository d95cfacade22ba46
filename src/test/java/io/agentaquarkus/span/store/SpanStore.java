package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.smallrye.mutiny.Uni;

/** The two sides of a store under test, with a project of its own for each test. */
abstract class SpanStore {

    final UUID project = UUID.randomUUID();

    abstract SpanWriter writer();

    abstract SpanReader reader();

    List<Rejection> write(Entry entry) {
        return write(List.of(entry));
    }

    List<Rejection> write(List<Entry> entries) {
        return await(writer().write(entries));
    }

    static List<Long> ids(List<StoredSpan> spans) {
        return spans.stream().map(stored -> stored.span().spanId()).toList();
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
