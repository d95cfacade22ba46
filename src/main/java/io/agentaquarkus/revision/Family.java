package io.agentaquarkus.revision;

import java.util.List;
import java.util.Locale;

/**
 * The six families of versioned entities, as clients see them. Workflows, applications and evaluators are three views of
 * one {@link Kind}.
 */
public enum Family {

    WORKFLOW(Kind.WORKFLOW, "workflows", "view_workflows", "edit_workflows"),
    APPLICATION(Kind.WORKFLOW, "applications", "view_applications", "edit_application"),
    EVALUATOR(Kind.WORKFLOW, "evaluators", "view_evaluators", "edit_evaluators"),
    TESTSET(Kind.TESTSET, "testsets", "view_testsets", "edit_testsets"),
    QUERY(Kind.QUERY, "queries", "view_queries", "edit_queries"),
    ENVIRONMENT(Kind.ENVIRONMENT, "environments", "view_environments", "edit_environments");

    private final Kind kind;
    private final String singular;
    private final String plural;
    private final String viewPermission;
    private final String editPermission;

    Family(Kind kind, String plural, String viewPermission, String editPermission) {
        this.kind = kind;
        this.singular = name().toLowerCase(Locale.ROOT);
        this.plural = plural;
        this.viewPermission = viewPermission;
        this.editPermission = editPermission;
    }

    public Kind kind() {
        return kind;
    }

    /** {@code application}, as in {@code application_id}. */
    public String singular() {
        return singular;
    }

    /** {@code applications}, as in the path. */
    public String plural() {
        return plural;
    }

    /** {@code Application}, as at the start of a sentence. */
    public String title() {
        return singular.substring(0, 1).toUpperCase(Locale.ROOT) + singular.substring(1);
    }

    /** What may be read with. */
    public String viewPermission() {
        return viewPermission;
    }

    /** What may be written with. */
    public String editPermission() {
        return editPermission;
    }

    /** Whether the family is a view of the rows of another, whose names its objects carry too. */
    public boolean isWorkflowView() {
        return this == APPLICATION || this == EVALUATOR;
    }

    /** Under which singular names an object of this family carries the ids of its parents. */
    public List<String> names() {
        return isWorkflowView() ? List.of(singular, WORKFLOW.singular) : List.of(singular);
    }
}
