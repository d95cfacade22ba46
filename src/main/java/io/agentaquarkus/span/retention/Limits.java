package io.agentaquarkus.span.retention;

/**
 * What a project keeps.
 *
 * @param days traces that were stored longer ago are deleted; 0 is no limit, null is what the server is set to
 * @param traces of more the oldest are deleted; likewise
 */
record Limits(Integer days, Long traces) {

    static final Limits UNSET = new Limits(null, null);

    Limits orElse(Limits others) {
        return new Limits(days == null ? others.days : days, traces == null ? others.traces : traces);
    }

    boolean isLimited() {
        return days != null && days > 0 || traces != null && traces > 0;
    }
}
