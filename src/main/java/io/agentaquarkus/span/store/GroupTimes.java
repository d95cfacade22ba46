package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.store.SpanGroups.Kind;
import io.agentaquarkus.span.store.SpanWriter.Entry;

/**
 * What the database knows of when sessions and users began and were last heard of, remembered: a session has many spans, and
 * only the first of them, and those outside of the known times, concern the table of groups. What is stored there does not
 * become narrower, nor does it go, within {@link StaleGroups#SETTLED_AFTER} of a note.
 */
final class GroupTimes {

    private static final int REMEMBERED_MAX = 100_000;
    private static final long HOUR_US = 3_600_000_000L;

    private static final Duration REMEMBERED_FOR = StaleGroups.SETTLED_AFTER.dividedBy(6);

    private final Cache<Group, Times> noted = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED_FOR).build();

    /** What is to be noted with a batch, in one order for all batches. */
    SortedMap<Group, Times> unknown(List<Entry> batch) {
        SortedMap<Group, Times> unknown = new TreeMap<>();
        for (Entry entry : batch) {
            Span.Facets facets = entry.span().facets();
            add(entry, Kind.SESSION, facets.session(), unknown);
            add(entry, Kind.USER, facets.user(), unknown);
        }
        return unknown;
    }

    private void add(Entry entry, Kind kind, String id, Map<Group, Times> unknown) {
        if (id == null) {
            return;
        }
        Group group = new Group(entry.projectId(), kind, id);
        long micros = entry.span().startMicros();
        Times known = noted.getIfPresent(group);
        if (known == null || micros < known.first || micros > known.last) {
            unknown.merge(group, new Times(micros, endOfHour(micros)), Times::with);
        }
    }

    /** To be called after the commit. */
    void remember(Map<Group, Times> times) {
        times.forEach((group, noted) -> this.noted.asMap().merge(group, noted, Times::with));
    }

    private static long endOfHour(long micros) {
        return (Math.floorDiv(micros, HOUR_US) + 1) * HOUR_US;
    }

    /**
     * In microseconds.
     *
     * @param first the start of the first span
     * @param last no span starts later
     */
    record Times(long first, long last) {

        Times with(Times others) {
            return new Times(Math.min(first, others.first), Math.max(last, others.last));
        }
    }

    record Group(UUID projectId, Kind kind, String id) implements Comparable<Group> {

        @Override
        public int compareTo(Group other) {
            int order = projectId.compareTo(other.projectId);
            if (order == 0) {
                order = kind.compareTo(other.kind);
            }
            return order == 0 ? id.compareTo(other.id) : order;
        }
    }
}
