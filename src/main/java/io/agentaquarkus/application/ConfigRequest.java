package io.agentaquarkus.application;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.ReferenceBundle;

/**
 * What configuration is asked for. A version may be a number; as a reference it is text.
 *
 * @param variant null asks for what an environment holds
 * @param environment null is {@code production}
 */
record ConfigRequest(Reference application, Reference variant, Reference environment) {

    private static final Reference PRODUCTION = Reference.ofSlug("production");

    static ConfigRequest read(JsonNode body) {
        Reference application = ReferenceBundle.reference(body.get("application_ref"));
        Reference environment = ReferenceBundle.reference(body.get("environment_ref"));
        return new ConfigRequest(
                application == null ? Reference.NONE : new Reference(application.id(), application.slug(), null),
                ReferenceBundle.reference(body.get("variant_ref")), environment == null ? PRODUCTION : environment);
    }
}
