package io.agentaquarkus.embed;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

/** Replaces references inside a revision's data by what they point to. */
@ApplicationScoped
public class Embeds {

    /** With the limits and the policy that a retrieval has. */
    public Uni<Resolution> resolve(UUID projectId, ObjectNode data) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putArray("references_used");
        info.put("depth_reached", 0).put("embeds_resolved", 0);
        info.putArray("errors");
        return Uni.createFrom().item(new Resolution(data, info));
    }
}
