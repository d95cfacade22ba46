package io.agentaquarkus.revision;

import io.agentaquarkus.problem.Problem;

/** 400: references that are not enough to name a revision, or that contradict the one they find. */
public final class RefusedReferences extends Problem {

    private final Reason reason;

    private RefusedReferences(Reason reason, String detail) {
        super(400, detail);
        this.reason = reason;
    }

    static RefusedReferences insufficient(String detail) {
        return new RefusedReferences(Reason.INSUFFICIENT, detail);
    }

    static RefusedReferences inconsistent(String detail) {
        return new RefusedReferences(Reason.INCONSISTENT, detail);
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with the references. */
    public enum Reason {
        INSUFFICIENT,
        INCONSISTENT
    }
}
