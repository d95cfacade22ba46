package io.agentaquarkus.handler;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Runs built-in workflows: each at an address of its own, and whichever a request names at that of all. */
@Path("/services")
public class ServicesResource {

    private static final String RUN = "run_service";

    private final Caller caller;
    private final Permissions permissions;
    private final Handlers handlers;
    private final Invocations invocations;
    private final Catalog catalog;

    ServicesResource(Caller caller, Permissions permissions, Handlers handlers, Invocations invocations, Catalog catalog) {
        this.caller = caller;
        this.permissions = permissions;
        this.handlers = handlers;
        this.invocations = invocations;
        this.catalog = catalog;
    }

    @GET
    @Path("health")
    public Status health() {
        return new Status("ok");
    }

    record Status(String status) {
    }

    @POST
    @Path("invoke")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> invokeNamed(byte[] body, @Context HttpHeaders headers) {
        return invoke(null, body, headers);
    }

    @POST
    @Path("inspect")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response inspectNamed(byte[] body) {
        String uri = Inspection.uri(ExactJson.readObject(body));
        if (uri == null) {
            return json(200, Inspection.of(null, catalog.interfaces()));
        }
        return handlers.find(uri)
                .map(workflow -> json(200, Inspection.of(workflow.uri(), catalog.interfaces())))
                .orElseGet(() -> json(500, JsonNodeFactory.instance.objectNode().put("details",
                        Invocations.unknown(uri).getMessage())));
    }

    @GET
    @Path("{workflow}/{version}/health")
    public Status healthOfOne(@PathParam("workflow") String workflow, @PathParam("version") String version) {
        mounted(workflow, version);
        return new Status("ok");
    }

    @POST
    @Path("{workflow}/{version}/invoke")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Uni<Response> invokeOne(@PathParam("workflow") String workflow, @PathParam("version") String version, byte[] body,
            @Context HttpHeaders headers) {
        return invoke(mounted(workflow, version), body, headers);
    }

    @POST
    @Path("{workflow}/{version}/inspect")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response inspectOne(@PathParam("workflow") String workflow, @PathParam("version") String version) {
        return json(200, Inspection.of(mounted(workflow, version).uri(), catalog.interfaces()));
    }

    private Workflow mounted(String workflow, String version) {
        return handlers.mounted(workflow, version).orElseThrow(() -> Problem.notFound("Not Found"));
    }

    private Uni<Response> invoke(Workflow mounted, byte[] body, HttpHeaders headers) {
        Scope scope = caller.scope();
        RequestHeaders asked = RequestHeaders.read(headers);
        Request request = Request.read(ExactJson.readObject(body), asked);
        Accepted accepted = Accepted.read(headers.getHeaderString(HttpHeaders.ACCEPT));
        return permissions.require(scope, RUN).chain(() -> invocations.run(scope, mounted, request))
                .map(run -> RunAnswer.of(run, asked, accepted));
    }

    private static Response json(int status, ObjectNode body) {
        return Response.status(status).entity(body.toString()).type(MediaType.APPLICATION_JSON).build();
    }
}
