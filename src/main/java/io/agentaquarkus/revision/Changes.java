package io.agentaquarkus.revision;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the changes of each project, so that what was derived from a project's rows can be told to be out of date. A
 * change is counted after its commit and before its answer: whoever has the answer never meets older state again.
 */
@ApplicationScoped
public class Changes {

    private final ConcurrentHashMap<UUID, AtomicLong> counts = new ConcurrentHashMap<>();

    /** To be asked before the rows are read. What was read is current as long as the count is the same. */
    public long count(UUID projectId) {
        AtomicLong count = counts.get(projectId);
        return count == null ? 0 : count.get();
    }

    void changed(UUID projectId) {
        counts.computeIfAbsent(projectId, id -> new AtomicLong()).incrementAndGet();
    }
}
