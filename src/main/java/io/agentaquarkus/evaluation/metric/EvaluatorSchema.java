package io.agentaquarkus.evaluation.metric;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Uni;

/** What the evaluator of a step says of its outputs. */
@ApplicationScoped
class EvaluatorSchema {

    private final RevisionLookup revisions;

    EvaluatorSchema(RevisionLookup revisions) {
        this.revisions = revisions;
    }

    /** The schema, a missing node when the evaluator has none, or null when the step has no evaluator that is there. */
    Uni<JsonNode> of(UUID projectId, Step step) {
        Reference reference = step.reference("evaluator_revision");
        if (!step.is(Step.Type.ANNOTATION) || reference == null || !reference.isIdentifying()) {
            return Uni.createFrom().nullItem();
        }
        Reference one = reference.id() == null ? Reference.ofSlug(reference.slug()) : Reference.ofId(reference.id());
        return revisions.find(projectId, Family.EVALUATOR, new References(null, null, one)).onItem().ifNotNull()
                .transform(revision -> revision.data() == null ? MissingNode.getInstance()
                        : schema(revision.data().path("schemas").path("outputs")));
    }

    private static JsonNode schema(JsonNode outputs) {
        return outputs.isObject() && !outputs.isEmpty() ? outputs : MissingNode.getInstance();
    }
}
