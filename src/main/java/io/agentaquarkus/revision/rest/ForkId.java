package io.agentaquarkus.revision.rest;

import jakarta.ws.rs.core.UriInfo;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Forks;

/** Views of workflows let a fork's source stand in the query string too, where it must be the same. */
final class ForkId {

    private ForkId() {
    }

    static void check(UriInfo uri, Family family, Forks.Request request) {
        String id = uri.getQueryParameters().getFirst(family.singular() + "_variant_id");
        if (id != null && family.isWorkflowView() && request.variant().id() != null
                && !id.equals(request.variant().id().toString())) {
            throw Problem.badRequest(family == Family.APPLICATION
                    ? "application_variant_id does not match application_variant_ref.id."
                    : "Evaluator variant ID in path does not match evaluator_variant_ref.id in request body.");
        }
    }
}
