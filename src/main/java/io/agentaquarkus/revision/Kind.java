package io.agentaquarkus.revision;

/** The stores of versioned entities. Slugs and ids are unique within a project and a kind. */
public enum Kind {
    WORKFLOW,
    TESTSET,
    QUERY,
    ENVIRONMENT
}
