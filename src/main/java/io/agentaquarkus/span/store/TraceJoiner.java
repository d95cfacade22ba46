package io.agentaquarkus.span.store;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Completes traces whose spans came in several requests; each was assembled without the others. */
public interface TraceJoiner {

    /**
     * To be called after the commit of the spans. Whoever commits last then sees all of them, in this process or another, so
     * a trace is whole when the last of its writers has been answered. Fails when the database cannot be reached; repeating
     * the request that wrote the spans repairs that.
     */
    Uni<Void> join(List<Written> traces);

    /**
     * The spans of one trace that were written together.
     *
     * @param spans how many, each counted once
     * @param oneRequest whether they were assembled together; else they are in need of joining whatever else is stored
     */
    record Written(UUID projectId, UUID traceId, int spans, boolean oneRequest) {
    }
}
