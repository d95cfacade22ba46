package io.agentaquarkus.environment;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.Revision;

/** The bundles of references in an environment's data. */
final class DeployedReferences {

    private static final List<Family> DEPLOYED = List.of(Family.APPLICATION, Family.EVALUATOR, Family.WORKFLOW);

    private DeployedReferences() {
    }

    /** A copy in which no reference has a member that is null. */
    static ObjectNode withoutNulls(ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        if (copy.path("references").isNull()) {
            copy.remove("references");
        }
        for (JsonNode bundle : copy.path("references")) {
            for (JsonNode reference : bundle) {
                for (Iterator<JsonNode> members = reference.elements(); members.hasNext();) {
                    if (members.next().isNull()) {
                        members.remove();
                    }
                }
            }
        }
        return copy;
    }

    static Set<UUID> revisionIds(ObjectNode data) {
        Set<UUID> ids = new HashSet<>();
        for (JsonNode bundle : data.path("references")) {
            DEPLOYED.forEach(family -> {
                JsonNode id = bundle.path(family.singular() + "_revision").path("id");
                if (id.isTextual()) {
                    ids.add(UUID.fromString(id.textValue()));
                }
            });
        }
        return ids;
    }

    /** Changes the slugs in place. */
    static ObjectNode withTrueSlugs(ObjectNode data, List<Revision> revisions) {
        for (JsonNode bundle : data.path("references")) {
            for (Family family : DEPLOYED) {
                String name = family.singular();
                String id = bundle.path(name + "_revision").path("id").asText();
                revisions.stream().filter(revision -> revision.id().toString().equals(id)).findFirst().ifPresent(revision -> {
                    slug(bundle.get(name), revision.artifact().slug());
                    slug(bundle.get(name + "_variant"), revision.variant().slug());
                    slug(bundle.get(name + "_revision"), revision.slug());
                });
            }
        }
        return data;
    }

    /** Whether another revision of one of the applications is deployed after than before. Either data may be null. */
    static boolean isChange(ObjectNode before, ObjectNode after, List<Reference> applications) {
        return applications.stream()
                .anyMatch(application -> !revisionsOf(before, application).equals(revisionsOf(after, application)));
    }

    private static Set<String> revisionsOf(ObjectNode data, Reference application) {
        Set<String> revisions = new HashSet<>();
        if (data != null) {
            for (JsonNode bundle : data.path("references")) {
                Reference held = ReferenceBundle.reference(bundle.get(Family.APPLICATION.singular()));
                if (held != null && (application.id() != null ? application.id().equals(held.id())
                        : application.slug() != null && application.slug().equals(held.slug()))) {
                    revisions.add(bundle.path("application_revision").toString());
                }
            }
        }
        return revisions;
    }

    private static void slug(JsonNode reference, String slug) {
        if (reference instanceof ObjectNode object && object.has("slug")) {
            object.put("slug", slug);
        }
    }
}
