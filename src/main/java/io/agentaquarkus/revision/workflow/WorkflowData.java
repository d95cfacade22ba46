package io.agentaquarkus.revision.workflow;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.catalog.DataEnrichment;
import io.agentaquarkus.catalog.RoleTable;
import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.workflow.changeset.ChangeSetProblem;
import io.agentaquarkus.revision.workflow.changeset.Delta;

/** What holds for the data of a workflow's revision, through whichever view it is committed. */
@ApplicationScoped
public class WorkflowData {

    private static final String MODEL = "WorkflowRevisionData-Input";

    private final ModelContract contract;
    private final DataEnrichment enrichment;
    private final RoleTable roles;
    private final boolean takesOperations;

    WorkflowData(ModelContract contract, Catalog catalog, WorkflowConfig config) {
        this.contract = contract;
        this.enrichment = catalog.enrichment();
        this.roles = catalog.roles();
        this.takesOperations = config.orderedOperationsEnabled();
    }

    /** The delta of a commit that has one. */
    Delta delta(Commit commit) {
        return Delta.read(commit.delta(), commit.baseId() != null, takesOperations);
    }

    /** Fails when a delta has made something that could not have been sent. */
    void requireValid(ObjectNode data) {
        List<String> issues = contract.violations(MODEL, "data", data);
        if (!issues.isEmpty()) {
            throw ChangeSetProblem.invalidResult(issues);
        }
    }

    /**
     * Fails for a workflow of this server that does not exist. With flags the client says for itself what it is.
     *
     * @param flags as sent
     */
    void requireKnown(JsonNode flags, ObjectNode data) {
        if ((flags == null || flags.isNull()) && roles.of(data).isEmpty()) {
            throw new Problem(422, "data.uri names no workflow of this server: '" + data.get("uri").textValue() + "'.");
        }
    }

    /** The data as it is stored; null for null. */
    ObjectNode stored(ObjectNode data) {
        if (data == null) {
            return null;
        }
        BuildKit.requireNotEmbedded(data);
        return enrichment.enrich(data);
    }

    /** The data as reads show it; null for null. */
    ObjectNode shown(ObjectNode data) {
        return data == null ? null : enrichment.shown(data);
    }
}
