package io.agentaquarkus.span.store;

import java.util.Comparator;
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
 * What the database knows of the beginnings of sessions and users, remembered: a session has many spans, and only the first of
 * them, and one that is earlier, concern the table of groups. What is stored there never becomes later.
 */
final class GroupBeginnings {

    private static final int REMEMBERED_MAX = 100_000;

    private final Cache<Group, Long> noted = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    /** The beginnings in microseconds that are to be noted with a batch, in one order for all batches. */
    SortedMap<Group, Long> unknown(List<Entry> batch) {
        SortedMap<Group, Long> unknown = new TreeMap<>();
        for (Entry entry : batch) {
            Span.Facets facets = entry.span().facets();
            add(entry, Kind.SESSION, facets.session(), unknown);
            add(entry, Kind.USER, facets.user(), unknown);
        }
        return unknown;
    }

    private void add(Entry entry, Kind kind, String id, Map<Group, Long> unknown) {
        if (id == null) {
            return;
        }
        Group group = new Group(entry.projectId(), kind, id);
        long micros = entry.span().startMicros();
        Long known = noted.getIfPresent(group);
        if (known == null || micros < known) {
            unknown.merge(group, micros, Math::min);
        }
    }

    /** To be called after the commit. */
    void remember(Map<Group, Long> beginnings) {
        beginnings.forEach((group, micros) -> noted.asMap().merge(group, micros, Math::min));
    }

    record Group(UUID projectId, Kind kind, String id) implements Comparable<Group> {

        private static final Comparator<Group> ORDER = Comparator.comparing(Group::projectId).thenComparing(Group::kind)
                .thenComparing(Group::id);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }
}
