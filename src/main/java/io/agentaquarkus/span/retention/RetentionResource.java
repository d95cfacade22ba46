package io.agentaquarkus.span.retention;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** The limits of single projects, for the administrator. The original has no such route. */
@Path("/admin/projects/{project_id}/retention")
public class RetentionResource {

    private final ProjectLimits limits;

    RetentionResource(ProjectLimits limits) {
        this.limits = limits;
    }

    @GET
    public Uni<Answer> fetchRetention(@PathParam("project_id") String projectId) {
        return limits.get(project(projectId)).map(this::answer);
    }

    /** Sets both limits: what is left out, or null, is as the server is set. */
    @PUT
    public Uni<Answer> setRetention(@PathParam("project_id") String projectId, JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problem.badRequest("The limits must be an object, such as {\"days\": 30}.");
        }
        Members.refuseOthers(body, "the limits", List.of("days", "traces"));
        Long days = number(body, "days", Integer.MAX_VALUE);
        Limits set = new Limits(days == null ? null : days.intValue(), number(body, "traces", Long.MAX_VALUE));
        return limits.set(project(projectId), set).replaceWith(() -> answer(set));
    }

    private Answer answer(Limits own) {
        return new Answer(own.days(), own.traces(), own.orElse(limits.defaults()));
    }

    private static Long number(JsonNode body, String name, long max) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0 || value.longValue() > max) {
            throw Problem.badRequest("'" + name + "' must be a whole number from 0 on; 0 is no limit.");
        }
        return value.longValue();
    }

    private static UUID project(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("'project_id' must be a UUID.");
        }
    }

    /** @param effective what is in effect, the settings of the server included */
    record Answer(Integer days, Long traces, Limits effective) {
    }
}
