package io.agentaquarkus.revision.rest;

import io.agentaquarkus.revision.Family;

/** What an artifact with its variant and head is answered to. It decides which of their ids a family's clients get. */
public enum Occasion {

    CREATE,
    FETCH,
    EDIT,
    ARCHIVE,
    QUERY;

    boolean showsVariant(Family family) {
        return switch (family) {
            case EVALUATOR -> this != QUERY;
            case QUERY -> this == CREATE;
            case TESTSET -> false;
            default -> true;
        };
    }

    boolean showsRevision(Family family) {
        return family == Family.TESTSET ? this == CREATE || this == EDIT : showsVariant(family);
    }
}
