package io.agentaquarkus.evaluator;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;

/** Evaluators for those who do not care for versions. */
@Path("/simple/evaluators")
public class SimpleEvaluatorsResource extends SimpleFamilyResource {

    SimpleEvaluatorsResource(Engine engine) {
        super(Family.EVALUATOR, engine);
    }
}
