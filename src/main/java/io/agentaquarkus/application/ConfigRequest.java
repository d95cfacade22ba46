package io.agentaquarkus.application;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.ReferenceBundle;

/**
 * What configuration is asked for. A version may be a number; as a reference it is text.
 *
 * @param application null names none
 * @param variant null asks for what an environment holds
 * @param environment null is {@code production}
 */
public record ConfigRequest(Reference application, Reference variant, Reference environment) {

    private static final Reference PRODUCTION = Reference.ofSlug("production");

    /** An application has no version; that of an environment's is the environment's own. */
    public ConfigRequest {
        application = application == null ? Reference.NONE : new Reference(application.id(), application.slug(), null);
        environment = environment == null ? PRODUCTION : environment;
    }

    static ConfigRequest read(JsonNode body) {
        return new ConfigRequest(ReferenceBundle.reference(body.get("application_ref")),
                ReferenceBundle.reference(body.get("variant_ref")), ReferenceBundle.reference(body.get("environment_ref")));
    }
}
