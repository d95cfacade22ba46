package io.agentaquarkus.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.QueryFlag;

/** The older list of evaluators (reference: agenta-entities, section 9.1). */
@Path("/simple/evaluators/templates")
@Produces(MediaType.APPLICATION_JSON)
public class EvaluatorTemplatesResource {

    private final Catalog catalog;

    EvaluatorTemplatesResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    public ObjectNode listEvaluatorTemplates(@RestQuery("include_archived") QueryFlag includeArchived) {
        return CatalogAnswer.list("templates", catalog.evaluatorTemplates().stream()
                .filter(template -> QueryFlag.isOn(includeArchived) || !template.get("archived").booleanValue()).toList());
    }
}
