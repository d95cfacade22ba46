package io.agentaquarkus.simpletrace;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Retrieval;
import io.agentaquarkus.revision.Retrieval.Found;
import io.smallrye.mutiny.Uni;

/** Finds the application that an invocation says it ran: by its own references, or by what an environment holds. */
@ApplicationScoped
class ApplicationOfTraces {

    private final Retrieval retrieval;

    ApplicationOfTraces(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    /** Null when there is none, or none is named. */
    Uni<Found> resolve(UUID projectId, ObjectNode references) {
        References own = ReferenceBundle.references(Family.APPLICATION, references);
        References environment = ReferenceBundle.references(Family.ENVIRONMENT, references);
        String key = references.path("selector").path("key").textValue();
        return environment.isGiven() && key != null
                ? retrieval.retrieve(projectId, Family.APPLICATION, new Retrieval.Request(own, environment, key))
                : retrieval.direct(projectId, Family.APPLICATION, own);
    }

    /** The references with all that names what was found. */
    ObjectNode named(ObjectNode references, Found found) {
        ObjectNode named = references.deepCopy();
        ReferenceBundle.name(named, Family.APPLICATION, found.revision());
        if (found.environment() != null) {
            ReferenceBundle.name(named, Family.ENVIRONMENT, found.environment());
        }
        return named;
    }
}
