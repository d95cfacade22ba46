package io.agentaquarkus.catalog;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.QueryFlag;
import io.agentaquarkus.problem.Problem;

/** What any workflow can start from, and the vocabularies that its parameters refer to. */
@Path("/workflows/catalog")
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowCatalogResource extends CatalogResource {

    private final Catalog catalog;

    WorkflowCatalogResource(Catalog catalog) {
        super(catalog, template -> true);
        this.catalog = catalog;
    }

    @GET
    @Path("templates")
    public ObjectNode listTemplates(@RestQuery("include_archived") QueryFlag includeArchived,
            @RestQuery("is_application") QueryFlag application, @RestQuery("is_evaluator") QueryFlag evaluator,
            @RestQuery("is_snippet") QueryFlag snippet) {
        return templates(includeArchived, template -> fits(application, template.roles().application())
                && fits(evaluator, template.roles().evaluator()) && fits(snippet, template.roles().snippet()));
    }

    @GET
    @Path("types/{ag_type}")
    public ObjectNode fetchType(@RestPath("ag_type") String key) {
        return known("type", catalog.types(), key);
    }

    @GET
    @Path("harnesses")
    public ObjectNode listHarnesses() {
        return CatalogAnswer.list("harnesses", catalog.harnesses().all());
    }

    @GET
    @Path("harnesses/{ag_harness}")
    public ObjectNode fetchHarness(@RestPath("ag_harness") String key) {
        return known("harness", catalog.harnesses(), key);
    }

    private static ObjectNode known(String name, Vocabulary vocabulary, String key) {
        ObjectNode entry = vocabulary.find(key).orElseThrow(() -> Problem.notFound("Unknown ag-" + name + ": " + key));
        return CatalogAnswer.one(name, Optional.of(entry));
    }

    private static boolean fits(QueryFlag wanted, boolean role) {
        return wanted == null || wanted.value() == role;
    }
}
