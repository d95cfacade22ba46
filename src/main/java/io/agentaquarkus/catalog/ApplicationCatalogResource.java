package io.agentaquarkus.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.QueryFlag;

/** What an application can start from. */
@Path("/applications/catalog")
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationCatalogResource extends CatalogResource {

    ApplicationCatalogResource(Catalog catalog) {
        super(catalog, template -> template.roles().application());
    }

    @GET
    @Path("templates")
    public ObjectNode listTemplates(@RestQuery("include_archived") QueryFlag includeArchived) {
        return templates(includeArchived, template -> true);
    }
}
