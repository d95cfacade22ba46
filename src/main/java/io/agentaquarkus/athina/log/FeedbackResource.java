package io.agentaquarkus.athina.log;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.inference.Inferences;
import io.smallrye.mutiny.Uni;

/** What people think of an answer (reference: athina-api, section 4.3). It may come before the log that it is about. */
@Path("/v1/prompt_run/user-feedback")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class FeedbackResource {

    private final Access access;
    private final Inferences inferences;

    FeedbackResource(Access access, Inferences inferences) {
        this.access = access;
        this.inferences = inferences;
    }

    @PATCH
    public Uni<ObjectNode> logUserFeedback(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        String reference = sent.get(Inferences.REFERENCE).asText();
        return access.editingSpans(scope -> inferences.say(scope, reference,
                sent.retain("user_feedback", "user_feedback_comment")))
                .replaceWith(() -> Bodies.message("User feedback logged"));
    }
}
