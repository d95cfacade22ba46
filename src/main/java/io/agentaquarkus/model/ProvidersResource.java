package io.agentaquarkus.model;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.model.ProviderProbe.Finding;
import io.smallrye.mutiny.Uni;

/** Tries out the key of a provider before it is stored (reference: agenta-platform, section 10.6). */
@Path("/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ProvidersResource {

    private static final String EDIT = "edit_secret";

    private final Caller caller;
    private final ProviderProbe probe;

    ProvidersResource(Caller caller, ProviderProbe probe) {
        this.caller = caller;
        this.probe = probe;
    }

    @POST
    @Path("probe")
    public Uni<ObjectNode> probeProvider(byte[] body) {
        ObjectNode sent = ExactJson.readObject(body);
        JsonNode provider = sent.path("provider");
        return caller.permitted(EDIT, scope -> probe.of(sent.path("kind").asText(), provider)).map(ProvidersResource::shown);
    }

    private static ObjectNode shown(Finding finding) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.putObject("credential").put("status", finding.credential()).put("message", finding.message());
        ArrayNode models = shown.putObject("discovery").put("status", finding.discovery()).putArray("models");
        finding.models().forEach(models::add);
        return shown.put("fetched_at", Times.iso(Times.now()));
    }
}
