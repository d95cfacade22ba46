package io.agentaquarkus.published;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.agentaquarkus.application.Configs;
import io.agentaquarkus.published.ConfigShapes.ConfigFetchRequest;
import io.agentaquarkus.published.ConfigShapes.ConfigResponse;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.AnswerCache;
import io.smallrye.mutiny.Uni;

/** Configurations as running applications fetch them. */
@Path("/public/variants/configs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedConfigsResource {

    private final Access access;
    private final Configs configs;
    private final AnswerCache answers;

    PublishedConfigsResource(Access access, Configs configs, AnswerCache answers) {
        this.access = access;
        this.configs = configs;
        this.answers = answers;
    }

    @POST
    @Path("fetch")
    public Uni<Response> fetchConfig(byte[] body, @HeaderParam("If-None-Match") String known) {
        return access.viewing(Family.APPLICATION, scope -> answers.answer(scope.projectId(), "published-configs", body,
                () -> configs.fetch(scope.projectId(), Bodies.read(body, ConfigFetchRequest.class).request())
                        .map(ConfigResponse::of).map(Bodies::write)))
                .map(answer -> answer.toResponse(known));
    }
}
