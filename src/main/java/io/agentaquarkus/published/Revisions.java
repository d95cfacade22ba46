package io.agentaquarkus.published;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Deployment;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;

/** Shapes of revisions. What the document calls their data, a prompt with its parameters, are the parameters of the data. */
final class Revisions {

    private static final String PARAMETERS = "parameters";

    private Revisions() {
    }

    record CommitRevisionRequest(New revision) implements Shape {

        record New(String slug, UUID variantId, String message, ObjectNode data) implements Shape {

            /** @param base the head of the variant, whose data stays but for the parameters; or null */
            Commit commit(io.agentaquarkus.revision.Revision base) {
                ObjectNode whole = base == null || base.data() == null ? JsonNodeFactory.instance.objectNode()
                        : base.data().deepCopy();
                whole.set(PARAMETERS, data);
                boolean isHead = base != null && base.lifecycle().deletedAt() == null;
                return new Commit(null, variantId, slug, Header.NONE, message, whole, null, isHead ? base.id() : null);
            }
        }
    }

    record DeployRevisionRequest(Head revision) implements Shape {

        Deployment.Request deployment() {
            return new Deployment.Request(new References(null, Reference.ofId(revision.variantId), null),
                    new References(Reference.ofSlug(revision.environmentRef.slug), null, null), null, null);
        }

        record Head(UUID variantId, Environment environmentRef) implements Shape {
        }

        record Environment(String slug) implements Shape {
        }
    }

    record Revision(UUID id, String slug, String version, UUID variantId, String message, JsonNode data,
            LifecycleShape lifecycle) implements Shape {

        static Revision of(io.agentaquarkus.revision.Revision revision) {
            return new Revision(revision.id(), revision.slug(), Integer.toString(revision.version()), revision.variant().id(),
                    revision.message(), revision.data() == null ? null : revision.data().get(PARAMETERS),
                    LifecycleShape.of(revision.lifecycle()));
        }
    }
}
