package io.agentaquarkus.revision.workflow.changeset;

/** One step of a {@link Target}. */
sealed interface Segment {

    /** The field of an object. */
    record Field(String name) implements Segment {
    }

    /** The entry of a list whose entries have names; stands in place of the list's own field. */
    record Entry(String list, String key) implements Segment {
    }
}
