package io.agentaquarkus.simpletrace;

/** The names under which a simple trace is written and read, and what belongs to each. */
enum Form {

    TRACE("trace", "traces", "", "spans", null),
    ANNOTATION("annotation", "annotations", "annotation_", "annotations", "evaluator"),
    INVOCATION("invocation", "invocations", "invocation_", "invocations", "application");

    private final String singular;
    private final String plural;
    private final String linkPrefix;
    private final String permitted;
    private final String subject;

    Form(String singular, String plural, String linkPrefix, String permitted, String subject) {
        this.singular = singular;
        this.plural = plural;
        this.linkPrefix = linkPrefix;
        this.permitted = permitted;
        this.subject = subject;
    }

    /** {@code annotation}, the member that holds one. */
    String singular() {
        return singular;
    }

    /** {@code annotations}, the member that holds several. */
    String plural() {
        return plural;
    }

    /** {@code annotation_link}, the member that names one. */
    String link() {
        return linkPrefix + "link";
    }

    /** {@code annotation_links}, the member that names several. */
    String links() {
        return linkPrefix + "links";
    }

    String viewPermission() {
        return "view_" + permitted;
    }

    String editPermission() {
        return "edit_" + permitted;
    }

    /** The reference without which a trace is none of this form; null when any trace is. */
    String subject() {
        return subject;
    }
}
