package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.UUID;

import io.quarkus.arc.Arc;

/** Does at once what the server does in the background. */
public final class Segments {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Segments() {
    }

    /** Takes all spans of a project into segments. */
    public static void write(UUID project) {
        SegmentWriter segments = Arc.container().instance(SegmentWriter.class).get();
        while (segments.waiting(1).await().atMost(TIMEOUT).contains(project)) {
            segments.write(project).await().atMost(TIMEOUT);
        }
    }
}
