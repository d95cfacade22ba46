package io.agentaquarkus.trace;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.trace.SavedQuery.Focus;
import io.smallrye.mutiny.Uni;

/** Puts the saved query that a request names in the place of the name (reference: agenta-tracing-query, section 7.5). */
@ApplicationScoped
class SavedQueries {

    private final Permissions permissions;
    private final RevisionLookup lookup;

    SavedQueries(Permissions permissions, RevisionLookup lookup) {
        this.permissions = permissions;
        this.lookup = lookup;
    }

    /**
     * @param route what the route answers with
     * @return null when there is no such saved query, or nothing in it; fails with 409 when it is one for the other route
     */
    Uni<TraceQuery> resolve(Scope scope, TraceQuery query, Focus route) {
        if (query.saved() == null) {
            return Uni.createFrom().item(query);
        }
        return permissions.require(scope, Family.QUERY.viewPermission())
                .chain(() -> lookup.find(scope.projectId(), Family.QUERY, query.saved()))
                .map(revision -> {
                    if (revision == null || revision.data() == null) {
                        return null;
                    }
                    SavedQuery saved = SavedQuery.of(revision.data());
                    requireFocus(saved, route);
                    return new TraceQuery(saved.filter(), saved.window(query.windowing()), null);
                });
    }

    private static void requireFocus(SavedQuery saved, Focus route) {
        Focus focus = saved.focus().orElse(route);
        if (focus != route) {
            throw new Problem(409, "Query revision formatting.focus=" + focus.wire() + ". Use /" + focus.wire()
                    + "s/query for this query revision.");
        }
    }
}
