package io.agentaquarkus.application;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.AnswerCache;
import io.smallrye.mutiny.Uni;

/** The older way to fetch an application's configuration (reference: agenta-retrieve-and-resolve, section 7). */
@Path("/variants/configs")
public class ConfigsResource {

    private final Caller caller;
    private final Permissions permissions;
    private final Configs configs;
    private final AnswerCache answers;

    ConfigsResource(Caller caller, Permissions permissions, Configs configs, AnswerCache answers) {
        this.caller = caller;
        this.permissions = permissions;
        this.configs = configs;
        this.answers = answers;
    }

    @POST
    @Path("fetch")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> fetch(byte[] body, @HeaderParam("If-None-Match") String known) {
        Scope scope = caller.scope();
        return permissions.require(scope, Family.APPLICATION.viewPermission())
                .chain(() -> answers.answer(scope.projectId(), "configs", body,
                        () -> config(scope.projectId(), ExactJson.readObject(body))))
                .map(answer -> answer.toResponse(known));
    }

    private Uni<byte[]> config(UUID projectId, ObjectNode body) {
        return configs.fetch(projectId, ConfigRequest.read(body))
                .map(config -> ConfigAnswer.of(config).toString().getBytes(StandardCharsets.UTF_8));
    }
}
