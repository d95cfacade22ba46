package io.agentaquarkus.published;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.application.ConfigRequest;
import io.agentaquarkus.application.Configs;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.Revision;

/** Shapes of configurations. */
final class ConfigShapes {

    private ConfigShapes() {
    }

    record ConfigFetchRequest(Ref applicationRef, Ref variantRef, Ref environmentRef) implements Shape {

        ConfigRequest request() {
            return new ConfigRequest(Ref.read(applicationRef), Ref.read(variantRef), Ref.read(environmentRef));
        }
    }

    /** {@code Reference}. */
    record Ref(UUID id, String slug, String version) implements Shape {

        static Reference read(Ref ref) {
            return ref == null ? null : new Reference(ref.id, ref.slug, ref.version);
        }

        static Ref of(Artifact artifact, String version) {
            return new Ref(artifact.id(), artifact.slug(), version);
        }
    }

    record ConfigResponse(JsonNode params, String url, Ref applicationRef, Ref variantRef, Ref environmentRef)
            implements
                Shape {

        static ConfigResponse of(Configs.Config config) {
            Revision revision = config.revision();
            Revision environment = config.found().environment();
            JsonNode parameters = config.data().get("parameters");
            return new ConfigResponse(parameters == null ? JsonNodeFactory.instance.objectNode() : parameters,
                    config.data().path("url").textValue(), Ref.of(revision.artifact(), null),
                    new Ref(revision.variant().id(), revision.variant().slug(), Integer.toString(revision.version())),
                    environment == null ? null
                            : Ref.of(environment.artifact(), Integer.toString(environment.version())));
        }
    }
}
