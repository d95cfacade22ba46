package io.agentaquarkus.evaluator;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.DeployableResource;
import io.agentaquarkus.revision.rest.Engine;

/** Evaluators, their variants and revisions. */
@Path("/evaluators")
public class EvaluatorsResource extends DeployableResource {

    EvaluatorsResource(Engine engine) {
        super(Family.EVALUATOR, engine);
    }
}
