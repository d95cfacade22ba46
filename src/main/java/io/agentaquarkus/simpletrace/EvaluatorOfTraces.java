package io.agentaquarkus.simpletrace;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.InferredSchema;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.revision.SimpleEntities;
import io.agentaquarkus.revision.Slugs;
import io.smallrye.mutiny.Uni;

/** Finds the evaluator that an annotation comes from. One that is not there is made, so that people need not. */
@ApplicationScoped
class EvaluatorOfTraces {

    private static final int CONFLICT = 409;

    private final RevisionLookup lookup;
    private final SimpleEntities entities;

    EvaluatorOfTraces(RevisionLookup lookup, SimpleEntities entities) {
        this.lookup = lookup;
        this.entities = entities;
    }

    /** @param data what is said, from which an evaluator that has to be made takes the schema of what it may say */
    Uni<Revision> resolve(Scope scope, ObjectNode references, ObjectNode data) {
        return find(scope, references)
                .onItem().ifNull().switchTo(() -> create(scope, references, data)
                        // Somebody else has made it in the meantime.
                        .onFailure(failure -> failure instanceof Problem problem && problem.status() == CONFLICT)
                        .recoverWithUni(conflict -> find(scope, references).onItem().ifNull().failWith(conflict)));
    }

    /** The references with all that names the evaluator. */
    ObjectNode named(ObjectNode references, Revision revision) {
        ObjectNode named = references.deepCopy();
        ReferenceBundle.name(named, Family.EVALUATOR, revision);
        return named;
    }

    private Uni<Revision> find(Scope scope, ObjectNode references) {
        return lookup.find(scope.projectId(), Family.EVALUATOR, ReferenceBundle.references(Family.EVALUATOR, references));
    }

    private Uni<Revision> create(Scope scope, ObjectNode references, ObjectNode said) {
        String slug = references.path("evaluator").path("slug").asText(Slugs.random());
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("uri", "agenta:custom:feedback:v0");
        data.putObject("schemas").set("outputs", InferredSchema.of(said));
        return entities.create(Actor.of(scope), Family.EVALUATOR,
                new NewArtifact(null, slug, Header.NONE.withName(slug)), data).map(made -> made.revision());
    }
}
