package io.agentaquarkus.published;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.published.Evaluators.Evaluator;
import io.agentaquarkus.published.Evaluators.EvaluatorCreateRequest;
import io.agentaquarkus.published.Evaluators.EvaluatorTemplate;
import io.agentaquarkus.published.Queries.PlainQueryRequest;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** Evaluators with their data, and what they can start from. */
@Path("/public/evaluators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedEvaluatorsResource {

    /** The document leaves the data open; the schema of {@code /api} says what can be stored. */
    private static final String DATA = "SimpleEvaluatorData-Input";

    private final Access access;
    private final Wholes wholes;
    private final ModelContract contract;
    private final Catalog catalog;

    PublishedEvaluatorsResource(Access access, Wholes wholes, ModelContract contract, Catalog catalog) {
        this.access = access;
        this.wholes = wholes;
        this.contract = contract;
        this.catalog = catalog;
    }

    @POST
    public Uni<Evaluator> createEvaluator(byte[] body) {
        EvaluatorCreateRequest.New evaluator = Bodies.read(body, EvaluatorCreateRequest.class).evaluator();
        ObjectNode data = evaluator.settled() == null ? null
                : (ObjectNode) contract.require(DATA, evaluator.settled(), "body", "evaluator", "data");
        return access.editing(Family.EVALUATOR,
                actor -> wholes.create(actor, Family.EVALUATOR, evaluator.artifact(), data)).map(Evaluator::of);
    }

    @POST
    @Path("query")
    public Uni<List<Evaluator>> queryEvaluators(byte[] body) {
        PlainQueryRequest request = Bodies.read(body, PlainQueryRequest.class, PlainQueryRequest.ALL);
        return access.viewing(Family.EVALUATOR,
                scope -> wholes.query(scope.projectId(), Family.EVALUATOR, request.criteria()))
                .map(found -> found.stream().map(Evaluator::of).toList());
    }

    /** As {@code /api} lists them: without those that are no longer offered. */
    @GET
    @Path("catalog/templates")
    public List<EvaluatorTemplate> listEvaluatorCatalogTemplates() {
        return catalog.offeredEvaluators().stream().map(EvaluatorTemplate::of).toList();
    }
}
