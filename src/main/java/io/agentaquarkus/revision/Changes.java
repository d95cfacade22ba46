package io.agentaquarkus.revision;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the changes of each project, so that what was derived from a project's rows can be told to be out of date. A
 * change of this process is counted after its commit and before its answer: whoever has the answer never meets older state
 * again. Changes of other processes are counted when the database tells of them; while it cannot, nothing may be kept.
 */
@ApplicationScoped
public class Changes {

    private final ConcurrentHashMap<UUID, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong ofAll = new AtomicLong();
    private volatile boolean followed;

    /** To be asked before the rows are read. What was read is current as long as the count is the same. */
    public long count(UUID projectId) {
        AtomicLong count = counts.get(projectId);
        return ofAll.get() + (count == null ? 0 : count.get());
    }

    /** Whether changes of other processes are heard of. */
    public boolean isFollowed() {
        return followed;
    }

    void changed(UUID projectId) {
        counts.computeIfAbsent(projectId, id -> new AtomicLong()).incrementAndGet();
    }

    /** Nothing is heard of other processes any more. */
    void lost() {
        followed = false;
    }

    /** Other processes are heard of again; whatever they did in between counts as a change of every project. */
    void found() {
        ofAll.incrementAndGet();
        followed = true;
    }
}
