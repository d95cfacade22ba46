package io.agentaquarkus.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.revision.Lifecycle;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.Revision;

/** The older shape of a configuration. Here, unlike elsewhere, what is not there is null. */
final class ConfigAnswer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConfigAnswer() {
    }

    static ObjectNode of(Configs.Config config) {
        ObjectNode data = config.data();
        Revision revision = config.revision();
        Revision environment = config.found().environment();
        ObjectNode answer = JSON.objectNode();
        JsonNode parameters = data.get("parameters");
        answer.set("params", parameters == null ? JSON.objectNode() : parameters);
        answer.set("url", data.hasNonNull("url") ? data.get("url") : JSON.nullNode());
        answer.set("application_ref", reference(Reference.ofSlug(revision.artifact().slug()), null, null,
                revision.artifact().id().toString()));
        answer.putNull("service_ref");
        answer.set("variant_ref", reference(Reference.ofSlug(revision.variant().slug()), revision.version(), revision.message(),
                revision.variant().id().toString()));
        answer.set("environment_ref", environment == null ? JSON.nullNode()
                : reference(config.environment(), environment.version(), environment.message(), environment.id().toString()));
        answer.set("application_lifecycle", lifecycle(revision.artifact().lifecycle()));
        answer.putNull("service_lifecycle");
        answer.set("variant_lifecycle", lifecycle(revision.lifecycle()));
        answer.set("environment_lifecycle", environment == null ? JSON.nullNode() : lifecycle(environment.lifecycle()));
        return answer;
    }

    private static ObjectNode reference(Reference named, Integer version, String message, String id) {
        return JSON.objectNode().put("slug", named.slug()).put("version", version).put("commit_message", message).put("id", id);
    }

    private static ObjectNode lifecycle(Lifecycle lifecycle) {
        ObjectNode object = JSON.objectNode().put("created_at", Times.offset(lifecycle.createdAt()));
        object.put("updated_at", lifecycle.updatedAt() == null ? null : Times.offset(lifecycle.updatedAt()));
        object.put("updated_by_id", lifecycle.updatedById() == null ? null : lifecycle.updatedById().toString());
        return object.putNull("updated_by");
    }
}
