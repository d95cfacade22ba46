package io.agentaquarkus.revision;

/** The three references that together name a revision. Each is null when it was not given at all. */
public record References(Reference artifact, Reference variant, Reference revision) {

    public static final References NONE = new References(null, null, null);

    /** Whether anything was given, be it an empty reference. */
    public boolean isGiven() {
        return artifact != null || variant != null || revision != null;
    }

    Reference artifactOrNone() {
        return artifact == null ? Reference.NONE : artifact;
    }

    Reference variantOrNone() {
        return variant == null ? Reference.NONE : variant;
    }

    Reference revisionOrNone() {
        return revision == null ? Reference.NONE : revision;
    }
}
