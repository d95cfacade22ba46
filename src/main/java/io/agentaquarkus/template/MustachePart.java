package io.agentaquarkus.template;

import java.util.List;

/** A piece of a Mustache template. */
sealed interface MustachePart {

    record Text(String text) implements MustachePart {
    }

    record Variable(String name) implements MustachePart {
    }

    /** @param inverted whether it is shown when there is nothing */
    record Section(String name, boolean inverted, List<MustachePart> parts) implements MustachePart {
    }
}
