package io.agentaquarkus.handler;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.embed.Embeds;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Retrieval;
import io.smallrye.mutiny.Uni;

/** Finds what a request is to run: the revision that it sends along, or one that is stored. */
@ApplicationScoped
class Targets {

    private static final List<Family> FAMILIES = List.of(Family.WORKFLOW, Family.APPLICATION, Family.EVALUATOR);

    private final Retrieval retrieval;
    private final Embeds embeds;

    Targets(Retrieval retrieval, Embeds embeds) {
        this.retrieval = retrieval;
        this.embeds = embeds;
    }

    /**
     * @param uri null when nothing says what is to be run
     * @param request with its parameters, embeds replaced, and with the names of what was found
     */
    record Target(String uri, Request request) {
    }

    Uni<Target> find(UUID projectId, Request request) {
        ObjectNode revision = request.revision();
        Family family = family(request.references());
        if (family == null || request.hasParameters() || !revision.isEmpty()) {
            return resolved(projectId, request, request.references(), revision);
        }
        return retrieve(projectId, family, request).chain(found -> {
            if (found == null || found.revision().data() == null) {
                return resolved(projectId, request, request.references(), revision);
            }
            ObjectNode names = request.references().deepCopy();
            ReferenceBundle.name(names, family, found.revision());
            if (found.environment() != null) {
                ReferenceBundle.name(names, Family.ENVIRONMENT, found.environment());
            }
            return resolved(projectId, request, names, found.revision().data());
        });
    }

    /** The one family whose references are given; null for none. */
    private static Family family(ObjectNode references) {
        List<Family> given = FAMILIES.stream().filter(family -> ReferenceBundle.references(family, references).isGiven())
                .toList();
        if (given.size() > 1) {
            throw HandlerFailure.untyped(400, "Competing execution target references are not allowed. Provide exactly one of "
                    + "workflow, application, or evaluator references; got "
                    + String.join(", ", given.stream().map(Family::singular).sorted().toList()) + ".");
        }
        if (given.isEmpty() && ReferenceBundle.references(Family.ENVIRONMENT, references).isGiven()) {
            return Family.WORKFLOW;
        }
        return given.isEmpty() ? null : given.get(0);
    }

    private Uni<Retrieval.Found> retrieve(UUID projectId, Family family, Request request) {
        References own = ReferenceBundle.references(family, request.references());
        References environment = ReferenceBundle.references(Family.ENVIRONMENT, request.references());
        String key = request.selector().path("key").textValue();
        return retrieval.retrieve(projectId, family, new Retrieval.Request(own, environment, key))
                .onFailure(failure -> failure instanceof Problem problem && problem.status() == 404).recoverWithNull();
    }

    private Uni<Target> resolved(UUID projectId, Request request, ObjectNode names, ObjectNode revision) {
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        JsonNode sent = request.hasParameters() ? request.data().get("parameters") : revision.path("parameters");
        holder.set("parameters", sent.isObject() ? sent : JsonNodeFactory.instance.objectNode());
        String uri = revision.path("uri").textValue();
        if (!request.resolvesEmbeds()) {
            return Uni.createFrom().item(new Target(uri, request.with(holder.get("parameters"), names, revision)));
        }
        return embeds.resolve(projectId, holder)
                .map(resolution -> new Target(uri, request.with(resolution.data().get("parameters"), names, revision)));
    }
}
