package io.agentaquarkus.span.store;

import java.util.List;

/**
 * A span as the index {@code span_time} knows it.
 *
 * @param start in microseconds
 */
record SpanKey(long start, long id) implements Comparable<SpanKey> {

    static Long[] starts(List<SpanKey> keys) {
        return keys.stream().map(SpanKey::start).toArray(Long[]::new);
    }

    static Long[] ids(List<SpanKey> keys) {
        return keys.stream().map(SpanKey::id).toArray(Long[]::new);
    }

    @Override
    public int compareTo(SpanKey other) {
        return start != other.start ? Long.compare(start, other.start) : Long.compare(id, other.id);
    }
}
