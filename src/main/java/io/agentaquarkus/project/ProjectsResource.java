package io.agentaquarkus.project;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The projects that the caller is a member of. The SDK reads organization, workspace and project ids from here. */
@Path("/projects")
public class ProjectsResource {

    private static final String MEMBERSHIPS = """
            select o.id as organization_id, o.name as organization_name, w.id as workspace_id, w.name as workspace_name,
                   p.id as project_id, p.name as project_name, p.is_default, m.role
            from membership m
              join project p on p.id = m.target_id
              join workspace w on w.id = p.workspace_id
              join organization o on o.id = p.organization_id
            where m.level = 'project' and m.user_id = $1
            order by p.created_at, p.id
            """;

    private final Caller caller;
    private final Pool pool;

    ProjectsResource(Caller caller, Pool pool) {
        this.caller = caller;
        this.pool = pool;
    }

    @GET
    public Uni<List<ProjectAnswer>> getProjects() {
        return pool.preparedQuery(MEMBERSHIPS).execute(Tuple.of(caller.scope().userId()))
                .map(rows -> rows.stream().map(ProjectAnswer::of).toList());
    }

    /** {@code current} is the project of the credential. */
    @GET
    @Path("{project_id}")
    public Uni<ProjectAnswer> getProject(@RestPath("project_id") String id) {
        String wanted = id.equals("current") ? caller.scope().projectId().toString() : id;
        return getProjects().map(projects -> projects.stream()
                .filter(project -> project.projectId().toString().equals(wanted)).findFirst()
                .orElseThrow(() -> Problem.notFound("Project not found")));
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ProjectAnswer(@JsonProperty("organization_id") UUID organizationId,
            @JsonProperty("organization_name") String organizationName, @JsonProperty("workspace_id") UUID workspaceId,
            @JsonProperty("workspace_name") String workspaceName, @JsonProperty("project_id") UUID projectId,
            @JsonProperty("project_name") String projectName, @JsonProperty("is_default_project") boolean isDefault,
            @JsonProperty("user_role") String role, @JsonProperty("is_demo") Boolean isDemo) {

        static ProjectAnswer of(Row row) {
            return new ProjectAnswer(row.getUUID("organization_id"), row.getString("organization_name"),
                    row.getUUID("workspace_id"), row.getString("workspace_name"), row.getUUID("project_id"),
                    row.getString("project_name"), row.getBoolean("is_default"), row.getString("role"), null);
        }
    }
}
